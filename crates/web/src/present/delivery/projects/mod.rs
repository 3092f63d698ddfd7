//! Key projects in words.

pub mod light;

use crate::lang::Lang;
use yinuo_delivery::project::Wan;

/// An amount as offices write it: 3,200万元, 1.2亿元.
fn money(amount: Wan, lang: Lang) -> String {
    lang.pick(amount.to_string(), amount.en())
}
