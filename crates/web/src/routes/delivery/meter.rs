//! A meter as JSON and as the fields of a form: what the office sends, and what is shown again.

use crate::app::App;
use crate::http::form::Form;
use crate::routes::command::parse;
use serde::{Deserialize, Serialize};
use yinuo_delivery::Meter;
use yinuo_delivery::meter::{CaseCount, CaseMeter, ProjectCount, ProjectMeter};
use yinuo_delivery::project::{Level, Sector};
use yinuo_kernel::{CaseNumber, CategoryId, Refusal, Rule};

/// How the system counts a task's figure by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeterJson {
    /// `cases` settled this year, `projects` of this year, `shares`: the sum of the task's parts, or `same`:
    /// what another task returned.
    pub by: String,
    /// cases: `settled`, or in percent `in_time` or `pleased`; projects: `started`, `completed`, `production`,
    /// `counted` or `invested`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// cases: the case type, an id of `/api/types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_type: Option<String>,
    /// cases: only this category and what lies below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// cases: only those of this unit and of the units below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// projects: only those that lie there, a unit's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub county: Option<String>,
    /// projects: only this sector, such as `industry`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// projects: only those of `province`, `city` or `county`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// projects: only this one, its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// projects: only those on the list of the task's year.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub listed: bool,
    /// same: the number of the other task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
}

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

fn text(field: Option<&String>) -> Option<&str> {
    field.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// A word of a list; absent is absent, any other word is a mistake.
fn word<T>(field: Option<&String>, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    text(field).map(|text| parse(text).ok_or_else(|| bad(name))).transpose()
}

impl MeterJson {
    /// # Errors
    /// [`Rule::BadField`] or another rule names what cannot be read, or is unknown to the city.
    pub fn read(&self, app: &App) -> Result<Meter, Refusal> {
        match self.by.as_str() {
            "cases" => self.cases(app).map(Meter::Cases),
            "projects" => Ok(Meter::Projects(ProjectMeter {
                count: word(self.count.as_ref(), "count", ProjectCount::parse)?.ok_or_else(|| bad("count"))?,
                county: parse(self.county.as_ref(), Rule::UnknownUnit)?,
                sector: word(self.sector.as_ref(), "sector", Sector::parse)?,
                level: word(self.level.as_ref(), "level", Level::parse)?,
                project: word(self.project.as_ref(), "project", CaseNumber::parse)?,
                listed: self.listed,
            })),
            "shares" => Ok(Meter::Shares),
            "same" => {
                let task = text(self.task.as_ref()).and_then(CaseNumber::parse);
                Ok(Meter::Same { task: task.ok_or_else(|| bad("task"))? })
            }
            _ => Err(bad("by")),
        }
    }

    fn cases(&self, app: &App) -> Result<CaseMeter, Refusal> {
        let case_type = parse(self.case_type.as_ref(), Rule::UnknownType)?.ok_or_else(|| bad("case_type"))?;
        let unknown = || Refusal::new(Rule::UnknownType, format!("{case_type}"));
        let matter = app.world.matter(&case_type).ok_or_else(unknown)?;
        let category: Option<CategoryId> = parse(self.category.as_ref(), Rule::UnknownCategory)?;
        if let Some(category) = category.as_ref().filter(|id| matter.directory.category(id).is_none()) {
            return Err(Refusal::new(Rule::UnknownCategory, category.as_str()));
        }
        Ok(CaseMeter {
            count: word(self.count.as_ref(), "count", CaseCount::parse)?.ok_or_else(|| bad("count"))?,
            unit: parse(self.unit.as_ref(), Rule::UnknownUnit)?,
            case_type,
            category,
        })
    }

    pub fn of(meter: &Meter) -> MeterJson {
        let base = MeterJson { by: meter.as_str().to_owned(), ..MeterJson::default() };
        match meter {
            Meter::Cases(cases) => MeterJson {
                count: Some(cases.count.as_str().to_owned()),
                case_type: Some(cases.case_type.to_string()),
                category: cases.category.as_ref().map(ToString::to_string),
                unit: cases.unit.as_ref().map(ToString::to_string),
                ..base
            },
            Meter::Projects(projects) => MeterJson {
                count: Some(projects.count.as_str().to_owned()),
                county: projects.county.as_ref().map(ToString::to_string),
                sector: projects.sector.map(|sector| sector.as_str().to_owned()),
                level: projects.level.map(|level| level.as_str().to_owned()),
                project: projects.project.map(|number| number.to_string()),
                listed: projects.listed,
                ..base
            },
            Meter::Shares => base,
            Meter::Same { task } => MeterJson { task: Some(task.to_string()), ..base },
        }
    }

    /// The form's one choice names the sort with what it counts, `cases:settled`; empty: no meter. The
    /// fields of the other sorts are left aside.
    pub fn sent(form: &Form) -> Option<MeterJson> {
        let field = |name: &str| Some(form.get(name).to_owned()).filter(|value| !value.is_empty());
        let choice = field("meter")?;
        let (by, count) = choice.split_once(':').map_or((choice.as_str(), None), |(by, count)| (by, Some(count)));
        let base = MeterJson { by: by.to_owned(), count: count.map(str::to_owned), ..MeterJson::default() };
        Some(match by {
            // A category names its type: `hotline/city.lamp`, or the type alone.
            "cases" => {
                let scope = field("cases").unwrap_or_default();
                let (case_type, category) = scope.split_once('/').unwrap_or((scope.as_str(), ""));
                MeterJson {
                    case_type: Some(case_type.to_owned()),
                    category: Some(category.to_owned()).filter(|id| !id.is_empty()),
                    unit: field("unit"),
                    ..base
                }
            }
            "projects" => MeterJson {
                county: field("county"),
                sector: field("sector"),
                level: field("level"),
                project: field("project"),
                listed: form.get("listed") == "true",
                ..base
            },
            "same" => MeterJson { task: field("task"), ..base },
            _ => base,
        })
    }
}
