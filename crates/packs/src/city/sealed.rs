//! `sealed_posts`: who sees sealed cases (密件). Nobody else does, so these posts together must be
//! able to take every step of one.

use super::Staff;
use crate::CaseType;
use crate::mistake::Desk;
use crate::read::{At, Each, Known};
use yinuo_casework::Verb;
use yinuo_kernel::PostId;

/// What the posts are held against.
pub(super) struct Seals<'a> {
    pub(super) case_types: &'a [&'a CaseType],
    pub(super) people: &'a [Staff],
    pub(super) posts: &'a Known<PostId>,
}

impl Seals<'_> {
    /// The posts, each of which exists; `begin` is where a missing key is told.
    pub(super) fn posts(&self, posts: Option<At<Each<PostId>>>, begin: usize, desk: &mut Desk<'_>) -> Vec<PostId> {
        let offset = posts.as_ref().map_or(begin, |posts| posts.offset);
        let posts = posts.map(|posts| posts.value.0).unwrap_or_default();
        let mut all_known = true;
        for post in &posts {
            all_known &= self.posts.check(desk, post, "岗位", "post");
        }
        let posts: Vec<PostId> = posts.into_iter().map(|post| post.value).collect();
        // People with mistakes are no people yet: one mistake is told once.
        if all_known && posts.iter().all(|post| self.people.iter().any(|person| &person.login == post)) {
            self.able(&posts, offset, desk);
        }
        posts
    }

    fn able(&self, posts: &[PostId], offset: usize, desk: &mut Desk<'_>) {
        let able =
            |verb: Verb| self.people.iter().any(|person| posts.contains(&person.login) && verb.allows(person.role));
        for case_type in self.case_types {
            let Some(kind) = case_type.kinds.iter().find(|kind| kind.sealed) else { continue };
            let rules = &case_type.rules;
            let steps = [
                (Verb::Accept, !rules.accept_automatic),
                (Verb::Dispatch, true),
                (Verb::Sign, !rules.sign_automatic),
                (Verb::Resolve, true),
            ];
            let missing: Vec<Verb> =
                steps.into_iter().filter(|(verb, wanted)| *wanted && !able(*verb)).map(|(verb, _)| verb).collect();
            if missing.is_empty() {
                continue;
            }
            let zh: Vec<&str> = missing.iter().map(|verb| verb.zh()).collect();
            let en: Vec<&str> = missing.iter().map(|verb| verb.as_str()).collect();
            let zh = format!(
                "事项包 {} 的“{}”是密件，sealed_posts 中却没有岗位能{}，请补上。",
                rules.case_type,
                kind.name,
                zh.join("、")
            );
            let en = format!(
                "Cases of the kind {} ({}) are sealed, and no post of sealed_posts may {}: add one.",
                kind.id,
                rules.case_type,
                en.join(" or ")
            );
            desk.at(offset, "step", zh, en);
        }
    }
}
