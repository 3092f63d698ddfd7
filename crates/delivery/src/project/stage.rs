//! Where a project stands, and which stage may follow which: the pipeline on one screen.
//!
//! **入统 is no stage.** A project is counted by the statistics from the start of its construction on,
//! while it is being built; as a stage it would either stand before 在建 and hide it, or after 投产 and be
//! years late. So it is a dated fact beside the stage, see [`super::Project::counted`].

use super::card::Owner;
use crate::named::named;
use serde::{Deserialize, Serialize};

/// The stage of a project, in the order of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Lead,
    Talks,
    Signed,
    /// 审批、核准或备案.
    Approval,
    Preparation,
    Started,
    Building,
    Completed,
    /// For what produces nothing (a road, a school): in use.
    Production,
    /// Given up; stays visible, can be revived.
    Dropped,
}

named!(Stage {
    Lead "lead" "线索" "Lead",
    Talks "talks" "在谈" "In talks",
    Signed "signed" "签约" "Signed",
    Approval "approval" "立项" "Approval",
    Preparation "preparation" "前期手续" "Preparation",
    Started "started" "开工" "Started",
    Building "building" "在建" "Under construction",
    Completed "completed" "竣工" "Completed",
    Production "production" "投产" "In production",
    Dropped "dropped" "终止" "Dropped",
});

/// Which way a move goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Forward,
    Back,
}

impl Stage {
    /// The stages that may come next. The first is the step, the others are the legal skips.
    pub fn onward(self) -> &'static [Stage] {
        use Stage::{Approval, Building, Completed, Dropped, Lead, Preparation, Production, Signed, Started, Talks};
        match self {
            // Signed at a fair, at first sight.
            Lead => &[Talks, Signed],
            // An enterprise that expands on its own ground signs no investment agreement.
            Talks => &[Signed, Approval],
            // 拿地即开工: the filing (备案) runs together with the permits.
            Signed => &[Approval, Preparation],
            // The permits were asked for while it was being approved; the start looks at them all the same.
            Approval => &[Preparation, Started],
            // Nobody gets past the start without it: the construction permit is looked at there.
            Preparation => &[Started],
            // Small works, or equipment set up in a hall that stands, are finished between two visits.
            Started => &[Building, Completed],
            // Never straight to production: nothing is put to use before its acceptance
            // (建设工程质量管理条例 § 16).
            Building => &[Completed],
            Completed => &[Production],
            Production | Dropped => &[],
        }
    }

    /// Which way a move from here goes; `None`: it is no legal move. Dropping and reviving are no
    /// moves but decisions, see [`super::Verb`].
    pub fn way(self, to: Stage) -> Option<Way> {
        if self == Stage::Dropped || to == Stage::Dropped {
            return None;
        }
        if to < self {
            return Some(Way::Back);
        }
        self.onward().contains(&to).then_some(Way::Forward)
    }

    /// A government project is nobody's lead: it begins with its approval.
    pub fn is_for(self, owner: Owner) -> bool {
        match owner {
            Owner::Government => self >= Stage::Approval,
            Owner::Enterprise => true,
        }
    }

    /// Construction has begun, whatever came of it.
    pub fn is_begun(self) -> bool {
        matches!(self, Stage::Started | Stage::Building | Stage::Completed | Stage::Production)
    }

    /// Still to be built or being built.
    pub fn is_ahead(self) -> bool {
        !matches!(self, Stage::Completed | Stage::Production | Stage::Dropped)
    }

    /// Its nodes run and its lights shine.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Production | Stage::Dropped)
    }

    /// What an investor says before signing is no matter for the public.
    pub fn is_discreet(self) -> bool {
        matches!(self, Stage::Lead | Stage::Talks)
    }
}
