//! Words that mean danger to life now: shown at once with the number to call, by rule.
//!
//! Not learned: a rule is a line of a pack that the city answers for. A rule's words are hits; its
//! `not` words take back the hits they touch or enclose, and only those: in "灭火器过期" nothing is on
//! fire, but in "灭火器过期，楼上着火了" something is. What is quoted as long past ("去年着火")
//! is for `not` as well. When in doubt a rule should fire: a false alarm costs one look.
//!
//! A `not` word with "…" between two parts takes back hits between them within one clause, so
//! "去年…着火" covers "去年我们楼里着火".

use aho_corasick::{AhoCorasick, BuildError, MatchKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// One rule, as a pack lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The number that helps: `110`, `119`, `120`, or a city's own such as a gas company's.
    pub service: String,
    pub name: String,
    pub en: String,
    pub words: Vec<String>,
    /// Words that take a hit back.
    #[serde(default)]
    pub not: Vec<String>,
}

/// A rule that fired and the words of the text it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm<'a> {
    pub rule: &'a Emergency,
    /// In the order of the text, each once.
    pub words: Vec<&'a str>,
}

/// Rules made ready for matching.
#[derive(Debug)]
pub struct Matcher {
    rules: Vec<Emergency>,
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

#[derive(Clone, Copy, Debug)]
struct Pattern {
    rule: usize,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    /// The nth word of the rule.
    Word(usize),
    Not,
    /// The beginning, the end of the nth `not` of the rule.
    From(usize),
    To(usize),
}

/// Ends of clauses: what is said beyond them is said of something else.
const ENDS: &[char] = &['，', '。', '！', '？', '；', ',', '!', '?', ';', '\n'];

impl Matcher {
    /// # Errors
    /// When the words are too many for one automaton (over two billion bytes of patterns).
    pub fn new(rules: Vec<Emergency>) -> Result<Self, BuildError> {
        let (mut patterns, mut texts) = (Vec::new(), Vec::new());
        let mut add = |rule: usize, role: Role, text: &str| {
            if !text.is_empty() {
                patterns.push(Pattern { rule, role });
                texts.push(text.to_owned());
            }
        };
        for (at, rule) in rules.iter().enumerate() {
            for (nth, word) in rule.words.iter().enumerate() {
                add(at, Role::Word(nth), word);
            }
            for (nth, not) in rule.not.iter().enumerate() {
                match not.split_once('…') {
                    Some((from, to)) if !from.is_empty() && !to.is_empty() => {
                        add(at, Role::From(nth), from);
                        add(at, Role::To(nth), to);
                    }
                    _ => add(at, Role::Not, not.trim_matches('…')),
                }
            }
        }
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(texts)?;
        Ok(Self { rules, automaton, patterns })
    }

    /// The rules, in the order they were given.
    pub fn rules(&self) -> &[Emergency] {
        &self.rules
    }

    /// The rules that fire on a title or a body, in the order of the pack.
    pub fn alarms(&self, title: &str, body: &str) -> Vec<Alarm<'_>> {
        let found: Vec<(usize, usize)> = [title, body].into_iter().flat_map(|text| self.hits(text)).collect();
        let mut alarms = Vec::new();
        for (at, rule) in self.rules.iter().enumerate() {
            let mut seen = BTreeSet::new();
            let hits = found.iter().filter(|(of, word)| *of == at && seen.insert(*word));
            let words: Vec<&str> = hits.filter_map(|(_, word)| rule.words.get(*word)).map(String::as_str).collect();
            if !words.is_empty() {
                alarms.push(Alarm { rule, words });
            }
        }
        alarms
    }

    /// Rule and word of each hit that nothing takes back.
    fn hits(&self, text: &str) -> Vec<(usize, usize)> {
        let said: Vec<Said> = self
            .automaton
            .find_overlapping_iter(text)
            .filter_map(|hit| {
                let Pattern { rule, role } = *self.patterns.get(hit.pattern().as_usize())?;
                Some(Said { rule, role, at: hit.range() })
            })
            .collect();
        let back = taken_back(text, &said);
        let stands = |hit: &Said| !back.iter().any(|(rule, not)| *rule == hit.rule && touch(not, &hit.at));
        let word = |hit: &Said| match hit.role {
            Role::Word(word) if stands(hit) => Some((hit.rule, word)),
            _ => None,
        };
        said.iter().filter_map(word).collect()
    }
}

/// A pattern found in a text.
struct Said {
    rule: usize,
    role: Role,
    at: Range<usize>,
}

/// The stretches of a text in which a rule is taken back. Of a `not` in two parts, one stretch a
/// clause: from its first beginning to its last end.
fn taken_back(text: &str, said: &[Said]) -> Vec<(usize, Range<usize>)> {
    let ends: Vec<usize> = text.match_indices(ENDS).map(|(at, _)| at).collect();
    let clause = |at: usize| ends.partition_point(|end| *end <= at);
    let mut back = Vec::new();
    let mut pairs: BTreeMap<(usize, usize, usize), Range<usize>> = BTreeMap::new();
    // The automaton reports by where a pattern ends, so a beginning comes before its end.
    for hit in said {
        match hit.role {
            Role::Not => back.push((hit.rule, hit.at.clone())),
            Role::From(nth) => {
                pairs.entry((hit.rule, nth, clause(hit.at.start))).or_insert(hit.at.start..hit.at.end);
            }
            Role::To(nth) => {
                if let Some(pair) = pairs.get_mut(&(hit.rule, nth, clause(hit.at.start))) {
                    pair.end = pair.end.max(hit.at.end);
                    back.push((hit.rule, pair.clone()));
                }
            }
            Role::Word(_) => {}
        }
    }
    back
}

fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(service: &str, words: &[&str], not: &[&str]) -> Emergency {
        let own = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        let (name, en) = (service.to_owned(), service.to_owned());
        Emergency { service: service.to_owned(), name, en, words: own(words), not: own(not) }
    }

    fn matcher() -> Matcher {
        Matcher::new(vec![
            rule(
                "119",
                &["着火", "起火", "火灾", "冒浓烟", "燃气泄漏", "被困"],
                &["怕着火", "防火灾", "火灾隐患", "火灾演练", "如果…着火", "去年…着火", "去年…火灾", "一旦…火灾"],
            ),
            rule("120", &["昏迷", "没有呼吸", "快不行了", "气死", "中毒"], &["气死我", "去年…昏迷", "食物中毒怎么"]),
            rule("110", &["砍人", "持刀", "要跳楼", "绑架"], &["跳楼价", "被房价绑架", "以前…持刀"]),
        ])
        .unwrap()
    }

    fn services(text: &str) -> Vec<String> {
        let matcher = matcher();
        let mut services: Vec<String> = matcher.alarms("", text).iter().map(|a| a.rule.service.clone()).collect();
        assert_eq!(services.len(), matcher.alarms(text, "").len(), "title and body are read alike");
        services.sort();
        services
    }

    #[test]
    fn danger_now_is_seen() {
        for (text, who) in [
            ("三号楼五层着火了，窗户冒浓烟", vec!["119"]),
            ("楼道里闻到很重的味道，应该是燃气泄漏", vec!["119"]),
            ("老人昏迷倒在公交站，没有呼吸", vec!["120"]),
            ("有人在天台要跳楼", vec!["110"]),
            ("夜市有人持刀砍人，一个伤者快不行了", vec!["110", "120"]),
        ] {
            assert_eq!(services(text), who, "{text}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_is_not() {
        for text in [
            "小区的消防栓坏了半年没人修",
            "灭火器过期，请物业更换",
            "电线老化，我们怕着火",
            "楼道堆杂物有火灾隐患",
            "去年我们楼里着火，赔偿到现在没有着落",
            "如果电动车在楼道里着火，谁负责",
            "这个物业真是气死我了",
            "商场天天喊跳楼价，太吵",
            "年轻人被房价绑架",
        ] {
            assert_eq!(services(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn taking_back_ends_with_the_clause_and_touches_its_own_hit_only() {
        assert_eq!(services("灭火器过期没换，现在着火了"), ["119"]);
        assert_eq!(services("我们一直怕着火，今晚真的着火了"), ["119"]);
        assert_eq!(services("去年反映过电线老化。今天着火了"), ["119"]);
        assert_eq!(services("着火了，和去年一样"), ["119"]);
    }

    #[test]
    fn an_alarm_names_its_words_once_in_order() {
        let matcher = matcher();
        let alarms = matcher.alarms("着火", "仓库起火，着火半小时了");
        assert_eq!(alarms[0].words, ["着火", "起火"]);
        assert!(matcher.alarms("", "").is_empty());
        assert!(Matcher::new(vec![rule("119", &[], &["…", ""])]).unwrap().alarms("着火", "").is_empty());
    }
}
