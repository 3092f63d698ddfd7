//! `/desk/projects/counties`: counties side by side on like terms, in the order of the directory. No
//! ranking: a county with a port and one with mountains do not run the same race.

use super::find::{Asked, Lit, find, old_obstacles};
use super::list::BASE;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::delivery::projects::counties::{CountiesPage, CountyLine};
use crate::present::delivery::projects::line;
use crate::routes::delivery::rows;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use std::collections::BTreeSet;
use yinuo_casework::Unit;
use yinuo_delivery::project::ProjectRow;
use yinuo_journal::World;
use yinuo_kernel::UnitId;

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let rows = rows(&app, &visit).await?;
    let (world, today) = (&app.world, app.today());
    let year = asked.year(today).unwrap_or(today.year());
    let frame = Asked { year: year.to_string(), ..Asked::default() };
    let all = find(world, &rows, &frame, who, today);
    let table = Table { world, frame: &frame, all: &all, year, today, lang };
    let mut lines: Vec<CountyLine> = counties(world, &all).into_iter().map(|unit| table.county(unit)).collect();
    lines.extend(table.city());
    let days = world.delivery().obstacle_days;
    page(
        &visit,
        &CountiesPage {
            c: Chrome::of(&visit),
            year: year.to_string(),
            days: days.to_string(),
            note: lang.pick(
                format!("按单位目录排列，不排名次。可比的是比率和堵点；项目数、投资额因县区大小和产业不同而不同。堵点指超过{days}天未解决的。投资完成率只按有计划且已报送的项目算。"),
                format!("In the order of the directory, not ranked. Rates and obstacles compare; counts and amounts differ with size and industry. Obstacles are those older than {days} days. The rate of investment is of projects with a plan and a return."),
            ),
            lines,
        },
    )
}

/// The units in whose area projects lie; one below another of them is counted with it.
fn counties<'a>(world: &'a World, all: &[Lit]) -> Vec<&'a Unit> {
    let named: BTreeSet<&UnitId> = all.iter().filter_map(Lit::project).filter_map(|it| it.county.as_ref()).collect();
    let directory = &world.main().directory;
    let below = |unit: &Unit| named.iter().any(|other| **other != unit.id && directory.is_over(other, &unit.id));
    directory.units().iter().filter(|unit| named.contains(&unit.id) && !below(unit)).collect()
}

struct Table<'a> {
    world: &'a World,
    frame: &'a Asked,
    all: &'a [Lit],
    year: i16,
    today: Date,
    lang: Lang,
}

impl Table<'_> {
    fn county(&self, unit: &Unit) -> CountyLine {
        let directory = &self.world.main().directory;
        let mine = |it: &&ProjectRow| it.county.as_ref().is_some_and(|county| directory.is_over(&unit.id, county));
        let mine: Vec<&ProjectRow> = self.all.iter().filter_map(Lit::project).filter(mine).collect();
        self.line(unit.id.as_str(), self.lang.say(&unit.name, &unit.en), &mine)
    }

    /// What lies in no county.
    fn city(&self) -> Option<CountyLine> {
        let mine: Vec<&ProjectRow> =
            self.all.iter().filter_map(Lit::project).filter(|it| it.county.is_none()).collect();
        (!mine.is_empty()).then(|| self.line("none", self.lang.say("市本级", "The city itself"), &mine))
    }

    fn line(&self, id: &str, name: &str, mine: &[&ProjectRow]) -> CountyLine {
        let of = || mine.iter().copied();
        let (opened, listed) = line::opening(of());
        let sum = line::sum(of(), self.year, self.lang);
        let to = |tab: &str| self.frame.with_all(BASE, &[("county", id), ("tab", tab)]);
        let old = of().filter(|it| old_obstacles(self.world, it, self.today) > 0).count();
        CountyLine {
            name: name.to_owned(),
            projects: mine.len(),
            projects_href: to(""),
            rate: line::rate(opened, listed),
            opened,
            opened_href: to("opened"),
            listed,
            listed_href: to("listed"),
            plan: sum.planned_year,
            plan_href: to("planned"),
            so_far: sum.so_far,
            so_far_href: to("returned"),
            invested: sum.rate,
            old,
            old_href: to("old-obstacles"),
        }
    }
}
