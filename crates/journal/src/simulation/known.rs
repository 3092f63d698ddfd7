//! What the clients know: every key they sent, and what they were told.

use crate::{Receipt, Rejection, Submission};
use std::collections::BTreeMap;
use yinuo_kernel::{CaseNumber, Rule};

/// What a delivery must come to.
#[derive(Clone, Debug)]
pub(super) enum Expect {
    /// Anything but a contradiction.
    New,
    /// The receipt of before.
    Same,
    /// Another request under a used key.
    Reused,
}

/// The clients' notes.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) acknowledged: BTreeMap<String, (Submission, Receipt)>,
    /// Sent, and no answer said what came of it.
    pub(super) unknown: BTreeMap<String, Submission>,
    /// The word that only this report holds, until its case is known.
    marks: BTreeMap<String, String>,
    /// The case whose report holds this word.
    pub(super) marked: BTreeMap<String, CaseNumber>,
    pub(super) refused: u64,
    pub(super) failed: u64,
    pub(super) repeated: u64,
}

impl Known {
    pub(super) fn mark(&mut self, submission: &Submission, mark: String) {
        self.marks.insert(key(submission), mark);
    }

    /// Takes down an answer, and holds it against what was told before.
    pub(super) fn hear(&mut self, expect: &Expect, sent: Submission, answer: Result<Receipt, Rejection>) {
        let key = key(&sent);
        match (expect, self.acknowledged.get(&key), answer) {
            (Expect::Reused, _, Ok(receipt)) => panic!("{key} was used for another request, and gave {receipt:?}"),
            (Expect::Reused, _, Err(Rejection::Refused(refusal))) => {
                assert_eq!(refusal.rule, Rule::KeyReused, "{key}");
                self.refused += 1;
            }
            (Expect::Reused, _, Err(Rejection::Failed(_))) => self.failed += 1,
            (_, Some((_, before)), Ok(receipt)) => {
                assert_eq!(&receipt, before, "{key} gave another receipt");
                self.repeated += 1;
            }
            (_, None, Ok(receipt)) => {
                self.unknown.remove(&key);
                if let Some(mark) = self.marks.get(&key) {
                    self.marked.insert(mark.clone(), receipt.case);
                }
                self.acknowledged.insert(key, (sent, receipt));
            }
            (_, Some(_), Err(Rejection::Refused(refusal))) => panic!("{key} was carried out before, now {refusal}"),
            (Expect::Same, None, _) => panic!("{key} was never acknowledged"),
            (Expect::New, None, Err(Rejection::Refused(_))) => {
                self.unknown.remove(&key);
                self.refused += 1;
            }
            (_, known, Err(Rejection::Failed(_))) => {
                self.failed += 1;
                if known.is_none() {
                    self.unknown.insert(key, sent);
                }
            }
        }
    }
}

/// Everybody sends with a key.
pub(super) fn key(submission: &Submission) -> String {
    submission.key.clone().unwrap()
}
