//! The way of a case through a pack: whether every open stage still leads to *resolved* with the
//! steps that are left, and whether what may be asked for can also be answered.

use super::pack::{Automatic, Steps};
use crate::mistake::Desk;
use crate::read::At;
use std::collections::BTreeSet;
use yinuo_casework::{Stage, Verb, next};

/// Notes steps that must not be off.
pub(super) fn check(automatic: Automatic, steps: &Steps, desk: &mut Desk<'_>) {
    // A step that a rule speaks of is told there already; a way that ends is told before its details.
    let told = |desk: &Desk<'_>| desk.mistakes.iter().any(|mistake| mistake.code == "step");
    if !told(desk) {
        stuck(automatic, steps, desk);
    }
    if told(desk) {
        return;
    }
    for (verb, answers, zh, en) in [
        (Verb::Grant, &ASKED[..], "申请了却没有人能同意", "asked for, nobody could agree"),
        (Verb::Meet, &[Verb::Plan], "设了节点却不能完成，诉求办不结", "milestones could be set and never met"),
        (Verb::Contribute, &[Verb::Assist], "有协办单位却不能交协办意见", "co-units could be named and never answer"),
    ] {
        let asked: Vec<&Verb> = answers.iter().filter(|asked| steps.on(**asked)).collect();
        if let (Some(off), Some(asked)) = (steps.off.iter().find(|off| off.value == verb), asked.first()) {
            let zh = format!(
                "关掉“{}”（{}）后，“{}”（{}）{zh}：请保留它，或把后者也关掉。",
                verb.zh(),
                verb.as_str(),
                asked.zh(),
                asked.as_str()
            );
            let en = format!(
                "Without the step {}, {} makes no sense ({en}): keep it, or turn {} off too.",
                verb.as_str(),
                asked.as_str(),
                asked.as_str()
            );
            desk.at(off.offset, "step", zh, en);
        }
    }
}

/// What the centre decides. A return is agreed to by silence.
pub(super) const ASKED: [Verb; 4] = [Verb::Extend, Verb::Suspend, Verb::Defer, Verb::SetAside];

/// Stages from which no way leads to *resolved*.
fn stuck(automatic: Automatic, steps: &Steps, desk: &mut Desk<'_>) {
    let Some(stage) = dead_end(automatic, steps) else { return };
    // The steps each of which would open the way again; else it needs several.
    let reopens = |off: &&At<Verb>| {
        let mut fewer = steps.clone();
        fewer.off.retain(|other| other.value != off.value);
        dead_end(automatic, &fewer) != Some(stage)
    };
    let Some(offset) = steps.off.iter().find(reopens).or(steps.off.first()).map(|off| off.offset) else { return };
    let culprits: Vec<&At<Verb>> = steps.off.iter().filter(reopens).collect();
    let named: Vec<Verb> = match culprits.is_empty() {
        true => steps.off.iter().map(|off| off.value).collect(),
        false => culprits.iter().map(|off| off.value).collect(),
    };
    let zh: Vec<String> = named.iter().map(|verb| format!("{}（{}）", verb.zh(), verb.as_str())).collect();
    let en: Vec<&str> = named.iter().map(|verb| verb.as_str()).collect();
    let zh = format!("关掉{}后，“{}”的诉求走不到“已办结”，请保留。", zh.join("、"), stage.zh());
    let en = format!("Without {} a case in {:?} never gets resolved: keep the step.", en.join(", "), stage.as_str());
    desk.at(offset, "step", zh, en);
}

/// The first stage that cases reach and cannot leave towards *resolved*.
fn dead_end(automatic: Automatic, steps: &Steps) -> Option<Stage> {
    let way = Way { automatic, steps };
    if !steps.on(Verb::Submit) {
        return Some(Stage::Submitted);
    }
    let reached = way.reached();
    let leads = |stage: &Stage| way.follow([*stage]).contains(&Stage::Resolved);
    Stage::ALL.iter().find(|stage| reached.contains(stage) && stage.is_open() && !leads(stage)).copied()
}

/// The steps a pack leaves, as edges between stages.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    pub(super) automatic: Automatic,
    pub(super) steps: &'a Steps,
}

impl Way<'_> {
    /// The stages cases come to.
    pub(super) fn reached(&self) -> BTreeSet<Stage> {
        self.follow([if self.automatic.accept { Stage::Accepted } else { Stage::Submitted }])
    }

    /// These stages and all that follow.
    fn follow(&self, start: impl IntoIterator<Item = Stage>) -> BTreeSet<Stage> {
        let mut todo: Vec<Stage> = start.into_iter().collect();
        let mut reached: BTreeSet<Stage> = BTreeSet::new();
        while let Some(stage) = todo.pop() {
            if reached.insert(stage) {
                todo.extend(self.after(stage));
            }
        }
        reached
    }

    fn after(&self, stage: Stage) -> Vec<Stage> {
        let mut after: Vec<Stage> = Vec::new();
        for verb in Verb::ALL.iter().filter(|verb| self.steps.on(**verb)) {
            let Some(to) = next(Some(stage), *verb) else { continue };
            match verb {
                // None of these is how a pack means its cases to go on, nor can each case go that way.
                Verb::Merge | Verb::Object | Verb::Return => {}
                Verb::Resolve if self.steps.reply_first && stage != Stage::Replied => {}
                Verb::Dispatch if self.automatic.sign => after.push(Stage::Signed),
                _ => after.push(to),
            }
        }
        // What was granted moves a case; a pause ends by itself.
        let working = matches!(stage, Stage::Signed | Stage::Replied) && self.steps.on(Verb::Grant);
        if working && self.steps.on(Verb::Suspend) {
            after.push(Stage::Suspended);
        }
        if working && self.steps.on(Verb::Defer) {
            after.push(Stage::Deferred);
        }
        if stage.is_paused() {
            after.push(Stage::Signed);
        }
        after
    }
}
