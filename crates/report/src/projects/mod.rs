//! Named projects and how far they are: what the text says of a plant, a road, a park, a programme.
//!
//! A clause states a stage by its verbs, before the names or behind them ([`clause`]); what stands between is
//! a list of names ([`names`]); a name must be one ([`proper`]): "200 projects were started" is a measure.

mod clause;
mod divide;
mod frequent;
mod investment;
mod item;
mod keys;
mod look;
mod names;
mod places;
mod possible;
mod proper;
mod stage;
mod trust;
mod words;

pub(crate) use keys::{CHARS as KEYS, Keys};

use crate::frame::{Frame, Stretch};
use crate::scan::has;
use crate::stops::{is_comma, is_space};
use crate::{Kind, Part, Project, Stage};
use clause::Clause;
use item::Item;
use keys::Key;
use look::{Look, look};
use names::{Class, Names};
use places::Places;
use std::ops::Range;
use std::sync::LazyLock;
use trust::Trust;
use yinuo_text::{CharSet, Document, Text};

/// Reads the named projects of a report, in the order of the text.
pub fn read(document: &Document, frame: &Frame) -> Vec<Project> {
    let text = document.text.as_str();
    let places = places::of(text, frame.signs.within(0..text.len()), frame.place.as_deref(), frame.level);
    let mut heads = frame.heads.iter().peekable();
    let (mut found, mut pieces) = (Vec::with_capacity(text.len() / EACH), Vec::new());
    let mut clauses = Vec::new();
    for stretch in frame.stretches.iter().filter(|s| s.part != Part::Other) {
        let mut said = Said { text, lead: None, clauses, next: false };
        for mut piece in divide::clauses(text, &frame.signs, stretch.range.clone()) {
            while heads.next_if(|head| head.whole.end <= piece.range.start).is_some() {}
            if let Some(head) = heads.peek().filter(|head| head.whole.start < piece.range.end) {
                piece.range.start = head.whole.end;
            }
            if (1..=CLAUSE_MAX).contains(&piece.range.len()) {
                let keys = piece.keys;
                divide::predicates(text, piece, &mut pieces);
                pieces.drain(..).for_each(|range| said.take(range, keys));
            }
        }
        let (text, found) = (&document.text, &mut found);
        let mut reader = Reader { text, stretch, places: &places, year: frame.report_year, last: None, found };
        clauses = said.clauses;
        clauses.drain(..).for_each(|told| reader.clause(told));
    }
    found
}

/// A report names a project in so many bytes: so much room is made at once.
const EACH: usize = 384;
/// Nobody speaks a clause of more bytes.
const CLAUSE_MAX: usize = 1_500;

/// What clauses say of stages. All are taken apart before the first name is looked for: so each of the two runs in
/// the nearest cache.
struct Said<'a> {
    text: &'a str,
    /// The verbs before the names of the clause before, if they may go on.
    lead: Option<clause::Verbs>,
    clauses: Vec<Told>,
    /// The clause before tells of a stage.
    next: bool,
}

/// A clause that tells of a stage.
struct Told {
    range: Range<usize>,
    keys: Keys,
    clause: Clause,
    /// The clause before does so too.
    next: bool,
}

impl Said<'_> {
    fn take(&mut self, range: Range<usize>, keys: Keys) {
        let Some(words) = self.text.get(range.clone()) else { return };
        let lead = self.lead.filter(|_| follows_comma(self.text, range.start));
        let clause = clause::parse(words, keys).or_else(|| clause::led(words, keys, lead?));
        let item = || is_item(self.text, &range).then(|| clause::item(words))?;
        let clause = clause.or_else(item);
        let next = std::mem::replace(&mut self.next, clause.is_some());
        let Some(clause) = clause else { return };
        let own = clause.before.any();
        self.lead = if own { Some(clause.before).filter(|before| before.leads()) } else { lead };
        self.clauses.push(Told { range, keys, clause, next });
    }
}

/// Reads the names of a stretch.
struct Reader<'a> {
    text: &'a Text,
    stretch: &'a Stretch,
    places: &'a Places<'a>,
    year: Option<i32>,
    /// The name of the clause before.
    last: Option<Range<usize>>,
    found: &'a mut Vec<Project>,
}

impl Reader<'_> {
    fn clause(&mut self, Told { range, keys, mut clause, next }: Told) {
        let before = self.last.take().filter(|_| next);
        let Some(words) = self.text.as_str().get(range.clone()) else { return };
        let Some(between) = words.get(clause.names.clone()) else { return };
        let (cost, skipped) = investment::before(between, keys).unwrap_or((None, 0));
        let rest = between.get(skipped..).unwrap_or_default();
        let builder = clause::builder(rest, &clause);
        if builder > 0 {
            let built = rest.get(..builder).is_some_and(|by| !by.ends_with("打造") && !by.ends_with("创建"));
            (clause.before.goes, clause.before.aims) = (Some(Stage::Building), !built);
        }
        let skipped = skipped + builder;
        let skipped = skipped + item::timed(between.get(skipped..).unwrap_or_default());
        let rest = between.get(skipped..).unwrap_or_default();
        // 鲸屿岬风电首批机组: of what it is the first stands before it
        let first = Some(ordinal(rest)).filter(|first| rest.len() > first + "机组".len()).unwrap_or(0);
        let skipped = skipped + first;
        let Some(list) = between.get(skipped..) else { return };
        let start = range.start + clause.names.start + skipped;
        if let Some(name) = self.again(list, &clause, before.as_ref()) {
            let from = before.as_ref().map_or(start, |range| range.start);
            self.add(&clause, from..range.start + clause.to, &name, Look::Works, None);
            self.last = before;
            return;
        }
        if list.starts_with("一批") || list.starts_with("了一批") || list.starts_with("一系列") {
            return;
        }
        let mut names = names::split(list, keys);
        names.first = first > 0;
        if !trust::worth_while(list, &names, &clause) {
            return;
        }
        let bare = || names.plain && names.class == Class::None && item::look_alone(list, keys) == Look::Bare;
        if !trust::bare_alone(&clause) && bare() {
            return;
        }
        let single = names.items.len() == 1 && !names.counted;
        for item in accepted(list, &names, &clause, self.places) {
            let name = item.name.as_str();
            let at = start + item.range.start;
            let from = if clause.before.any() { range.start + clause.from } else { at };
            let (name, cost) = match investment::behind(name) {
                Some((cost, brackets)) => (name.get(..brackets.start).unwrap_or(name), Some(cost)),
                None => (name, item.cost.clone().or_else(|| cost.clone().filter(|_| single))),
            };
            self.add(&clause, from..range.start + clause.to, name, look(name), cost);
            self.last = Some(at..start + item.range.end);
        }
    }

    /// The project of the clause before, spoken of again: 二期加快建设; 确保上半年投入使用.
    fn again(&self, list: &str, clause: &Clause, before: Option<&Range<usize>>) -> Option<String> {
        let name = self.text.as_str().get(before?.clone())?;
        let said = clause.before.push && clause.behind.at.is_some() && is_time(list);
        phase(list, name).or_else(|| said.then(|| name.to_owned()))
    }

    fn add(&mut self, clause: &Clause, quote: Range<usize>, name: &str, look: Look, cost: Option<crate::Delta>) {
        let Some(stage) = stage::of(clause, look, self.stretch.part) else { return };
        let soon = clause.behind.soon && self.stretch.part == Part::Review;
        let target = soon || matches!(self.stretch.part, Part::Plan | Part::Own);
        let period = if soon { self.year.map(|y| y.to_string()) } else { period(self.stretch) };
        self.found.push(Project {
            quote: self.text.as_str().get(quote.clone()).unwrap_or_default().to_owned(),
            name: name.to_owned(),
            stage,
            kind: if target { Kind::Target } else { Kind::Actual },
            period,
            investment: cost,
            span: self.text.source(quote),
        });
    }
}

/// Whether a clause is an item of a list, and says nothing but a name: ③鲸屿河治理工程。
fn is_item(text: &str, range: &Range<usize>) -> bool {
    let alone = text.get(range.end..).is_some_and(|rest| rest.starts_with(['。', ':', '\u{ff1a}']));
    let numbered = |c: char| matches!(c, '①'..='⑳' | '.' | '、' | ')' | '\u{ff09}' | '是');
    alone && text.get(..range.start).is_some_and(|front| front.trim_end_matches(is_space).ends_with(numbered))
}

/// Whether a comma stands before this place.
fn follows_comma(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|front| front.trim_end_matches(is_space).ends_with(is_comma))
}

fn period(stretch: &Stretch) -> Option<String> {
    let (from, to) = stretch.from.zip(stretch.to)?;
    Some(if from == to { from.to_string() } else { format!("{from}-{to}") })
}

/// 二期 alone: the second phase of the project before.
fn phase(list: &str, name: &str) -> Option<String> {
    if !list.ends_with(['期', '目', '程']) {
        return None;
    }
    let bare = list.trim_end_matches("项目").trim_end_matches("工程");
    let number = bare.strip_suffix('期')?;
    if number.chars().count() != 1 {
        return None;
    }
    let phased =
        name.char_indices().find(|(at, c)| name.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with('期')));
    let stem = phased.map_or(name, |(at, _)| name.get(..at).unwrap_or(name));
    Some(format!("{stem}{bare}"))
}

/// Whether a text says a time and nothing else: 2032年上半年.
fn is_time(text: &str) -> bool {
    let rest =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '底' | '前' | '季' | '度'));
    matches!(rest, "" | "上半年" | "下半年" | "力争" | "一季度" | "二季度" | "三季度" | "四季度" | "国庆前" | "春节前")
}

/// What an ordinal is told by.
static RANKED: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("首唯最第".chars()));
/// No ordinal has more characters.
const ORDINAL: usize = 14;

/// The bytes of 全省首个, 东北地区第二个 before a name.
fn ordinal(list: &str) -> usize {
    let near = list.get(..list.floor_char_boundary(4 * ORDINAL)).unwrap_or(list);
    let Some(first) = RANKED.next(near, 0) else { return 0 };
    let mut seen = false;
    for (at, c) in list.char_indices().take(ORDINAL).skip_while(|(at, _)| *at < first) {
        let rest = list.get(at..).unwrap_or_default();
        seen |= matches!(c, '首' | '唯' | '最' | '第')
            && !["首都", "首府", "首钢", "首创"].iter().any(|name| rest.starts_with(name))
            && ["首", "唯一", "最大", "第二", "第一", "第三"].iter().any(|w| rest.starts_with(w));
        if seen
            && matches!(
                c,
                '个' | '家' | '条' | '座' | '片' | '批' | '例' | '支' | '艘' | '台' | '列' | '款' | '所' | '只'
            )
        {
            return at + c.len_utf8();
        }
    }
    0
}

/// The names that are names.
///
/// In a list most of them vouch for the others: of "A、B、C公园" C may be any park if A and B are proper names.
fn accepted(list: &str, names: &Names, clause: &Clause, places: &Places<'_>) -> Vec<Item> {
    let mut items = item::items(list, names);
    if items.len() > 1 && items.first().is_some_and(|first| possible::begins_grammar(&first.name)) {
        return Vec::new();
    }
    // 高能级、高品质的演出: what stands before 的 is no name
    if names.keys.has(Key::Of)
        && let Some(of) = items.iter().rposition(|item| has(&item.name, "的"))
    {
        items.drain(..of);
    }
    if let [item] = items.as_slice() {
        let sure = trust::of(&item.name, names, clause, places) == Trust::Name;
        return if sure { items } else { Vec::new() };
    }
    let judged: Vec<(Item, Trust)> = items
        .into_iter()
        .map(|item| {
            let trust = trust::of(&item.name, names, clause, places);
            (item, trust)
        })
        .collect();
    if judged.len() == 2 && !names.examples && judged.iter().all(|(_, trust)| *trust < Trust::Name) {
        return whole(list, &judged, names, clause, places).into_iter().collect();
    }
    let sure = judged.iter().filter(|(_, trust)| *trust == Trust::Name).count();
    let said = clause.behind.at.is_some() || names.class == Class::Works;
    let vouched = sure * if said { 3 } else { 2 } >= judged.len();
    let kept = judged.into_iter().filter(|(_, trust)| *trust == Trust::Name || vouched && *trust == Trust::Company);
    kept.map(|(item, _)| item).collect()
}

/// A list that is no list: 交通、城管指挥中心.
fn whole(list: &str, judged: &[(Item, Trust)], names: &Names, clause: &Clause, places: &Places<'_>) -> Option<Item> {
    let [(first, _), (last, _)] = judged else { return None };
    let range = first.range.start..last.range.end;
    let name = list.get(range.clone())?;
    let short = first.range.len() <= 4 * "城".len();
    let fine = short
        && possible::possible(&last.name)
        && trust::of(&name.replace('、', ""), names, clause, places) == Trust::Name;
    fine.then(|| Item { range, name: name.to_owned(), cost: None })
}
