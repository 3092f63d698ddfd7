//! What was read, said to people: one wording for tables, spreadsheets, pages and the terminal.
//!
//! ```
//! use yinuo_report::{Cmp, Kind, words};
//! assert_eq!((Kind::Target.zh(), Kind::Target.en()), ("目标", "promised"));
//! assert_eq!(words::period("2024Q1"), "2024年一季度");
//! assert_eq!(words::number(298.80), "298.8");
//! ```

use crate::{Cmp, Delta, Kind, Level, Measure, Part, Stage};

impl Kind {
    /// All of them, in the order of a promise's life backwards.
    pub const ALL: [Kind; 3] = [Kind::Actual, Kind::Expected, Kind::Target];

    /// In Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Kind::Actual => "已完成",
            Kind::Expected => "预计",
            Kind::Target => "目标",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Kind::Actual => "done",
            Kind::Expected => "expected",
            Kind::Target => "promised",
        }
    }

    /// As in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Actual => "actual",
            Kind::Expected => "expected",
            Kind::Target => "target",
        }
    }
}

impl Stage {
    /// In Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Stage::Planned => "谋划",
            Stage::Signed => "签约",
            Stage::Started => "开工",
            Stage::Building => "在建",
            Stage::Completed => "建成",
            Stage::Operating => "投用",
            Stage::Other => "其他",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Stage::Planned => "planned",
            Stage::Signed => "signed",
            Stage::Started => "started",
            Stage::Building => "being built",
            Stage::Completed => "completed",
            Stage::Operating => "in use",
            Stage::Other => "other",
        }
    }
}

impl Part {
    /// In Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Part::Review => "回顾",
            Part::Problems => "问题",
            Part::Plan => "安排",
            Part::Own => "自身建设",
            Part::Other => "其他",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Part::Review => "review",
            Part::Problems => "problems",
            Part::Plan => "plan",
            Part::Own => "own conduct",
            Part::Other => "other",
        }
    }

    /// As in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Part::Review => "review",
            Part::Problems => "problems",
            Part::Plan => "plan",
            Part::Own => "self",
            Part::Other => "other",
        }
    }
}

impl Level {
    /// In Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Level::National => "国家",
            Level::Province => "省级",
            Level::Prefecture => "市级",
            Level::County => "县级",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Level::National => "national",
            Level::Province => "province",
            Level::Prefecture => "prefecture",
            Level::County => "county",
        }
    }
}

impl Cmp {
    /// What stands before the number in Chinese; nothing for an exact one.
    pub fn zh(self) -> &'static str {
        match self {
            Cmp::Eq => "",
            Cmp::Ge => "不少于",
            Cmp::Gt => "超过",
            Cmp::Le => "不超过",
            Cmp::Lt => "不到",
            Cmp::Approx => "约",
        }
    }

    /// In English.
    pub fn en(self) -> &'static str {
        match self {
            Cmp::Eq => "",
            Cmp::Ge => "at least",
            Cmp::Gt => "more than",
            Cmp::Le => "at most",
            Cmp::Lt => "less than",
            Cmp::Approx => "about",
        }
    }
}

impl Cmp {
    /// A figure as a text would say it: `6%左右`, `超650家`; in English the word stands before it.
    pub fn around_zh(self, figure: &str) -> String {
        match self {
            Cmp::Eq => figure.to_owned(),
            Cmp::Ge => format!("{figure}以上"),
            Cmp::Gt => format!("超{figure}"),
            Cmp::Le => format!("{figure}以内"),
            Cmp::Lt => format!("不到{figure}"),
            Cmp::Approx => format!("{figure}左右"),
        }
    }

    /// In English.
    pub fn around_en(self, figure: &str) -> String {
        format!("{} {figure}", self.en()).trim_start().to_owned()
    }
}

impl Measure {
    /// The number or the range with its unit, such as `298.8亿元` or `5—6个`; none where only a change is given.
    pub fn amount(&self) -> Option<String> {
        let unit = self.unit.as_deref().unwrap_or_default();
        match (self.value, self.low, self.high) {
            (Some(value), ..) => Some(format!("{}{unit}", number(value))),
            (None, None, None) => None,
            (None, low, high) => {
                let end = |end: Option<f64>| end.map(number).unwrap_or_default();
                Some(format!("{}—{}{unit}", end(low), end(high)))
            }
        }
    }

    /// What it says in short: the number and its change; a change alone is the figure.
    pub fn figure(&self) -> (String, String) {
        let change = self.rise().or_else(|| self.step()).unwrap_or_default();
        self.amount().map_or((change.clone(), String::new()), |amount| (amount, change))
    }

    /// The change in percent with its sign, such as `+15.6%`.
    pub fn rise(&self) -> Option<String> {
        self.growth.map(|growth| format!("{}%", signed(growth)))
    }

    /// The absolute change with its sign, such as `+4个百分点`.
    pub fn step(&self) -> Option<String> {
        self.delta.as_ref().map(|delta| format!("{}{}", signed(delta.value), delta.unit))
    }
}

impl Delta {
    /// Such as `20亿元`.
    pub fn amount(&self) -> String {
        format!("{}{}", number(self.value), self.unit)
    }
}

/// A number as people write it: no exponent, no trailing nought.
pub fn number(value: f64) -> String {
    format!("{value}")
}

/// A number with its sign; nought has none.
pub fn signed(value: f64) -> String {
    match value {
        value if value > 0.0 => format!("+{value}"),
        value if value < 0.0 => format!("−{}", -value),
        _ => "0".to_owned(),
    }
}

/// A period in Chinese: `2024Q1` is 2024年一季度, `2022H1` 2022年上半年, `2013-2017` 2013—2017年.
pub fn period(code: &str) -> String {
    let (year, rest) = code.split_at_checked(4).unwrap_or((code, ""));
    match rest {
        "Q1" => format!("{year}年一季度"),
        "Q2" => format!("{year}年二季度"),
        "Q3" => format!("{year}年三季度"),
        "Q4" => format!("{year}年四季度"),
        "H1" => format!("{year}年上半年"),
        "H2" => format!("{year}年下半年"),
        "" => format!("{year}年"),
        rest => match rest.strip_prefix('-') {
            Some(to) if to.len() == 4 => format!("{year}—{to}年"),
            _ => code.to_owned(),
        },
    }
}
