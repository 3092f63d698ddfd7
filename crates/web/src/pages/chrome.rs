//! What stands around every page.

use crate::http::access::Visit;
use crate::lang::Lang;
use crate::present::delivery::day;
use yinuo_kernel::Role;

/// One link of the navigation.
#[derive(Clone, Debug)]
pub struct Nav {
    pub href: &'static str,
    pub label: &'static str,
    pub current: bool,
}

/// The staff member whose page it is.
#[derive(Clone, Debug)]
pub struct WhoView {
    pub unit: String,
    pub post: String,
    pub csrf: String,
}

/// Header, navigation, language.
#[derive(Clone, Debug)]
pub struct Chrome {
    pub lang: Lang,
    pub city: String,
    pub hotline: String,
    pub path: String,
    pub who: Option<WhoView>,
    pub nav: Vec<Nav>,
    /// Today, where it is a sample's and not the real one.
    pub apart: Option<String>,
}

impl Chrome {
    /// The address of an asset: another one after every build, so a browser never mixes two builds.
    pub fn asset(&self, name: &str) -> String {
        format!("/assets/{name}?v={}", crate::http::assets::VERSION)
    }

    pub fn of(visit: &Visit) -> Chrome {
        let lang = visit.lang;
        let role = visit.who.as_ref().map(|who| who.account.role());
        let mut links: Vec<(&str, &str)> = Vec::new();
        match role {
            None => {
                links.push(("/report", lang.say("我要反映", "Report")));
                links.push(("/follow", lang.say("查办理进度", "Follow")));
                links.push(("/items", lang.say("民生实事", "Livelihood items")));
                links.push(("/ideas", lang.say("我的建议", "Suggest")));
                links.push(("/read", lang.say("读工作报告", "Read a report")));
            }
            Some(role) => {
                // What was promised first, then what was asked.
                let delivers = matches!(role, Role::Unit | Role::Supervisor);
                if delivers || role == Role::Admin {
                    links.push(("/desk/cockpit", lang.say("驾驶舱", "Cockpit")));
                }
                if delivers {
                    links.push(("/desk/tasks", lang.say("任务", "Tasks")));
                }
                if role == Role::Unit {
                    links.push(("/desk/returns", lang.say("待报送", "Returns")));
                }
                if role == Role::Supervisor {
                    links.push(("/desk/sources", lang.say("来源", "Sources")));
                }
                if delivers {
                    links.push(("/desk/projects", lang.say("项目", "Projects")));
                }
                if role == Role::Supervisor {
                    links.push(("/desk/votes", lang.say("票决", "Votes")));
                }
                if role == Role::Operator {
                    links.push(("/desk/intake", lang.say("待受理", "Intake")));
                    links.push(("/desk/new", lang.say("来电登记", "New from a call")));
                }
                if role == Role::Dispatcher {
                    links.push(("/desk/dispatch", lang.say("待派单", "Dispatch")));
                }
                if matches!(role, Role::Dispatcher | Role::Supervisor) {
                    links.push(("/desk/requests", lang.say("待审核", "Requests")));
                }
                if matches!(role, Role::Operator | Role::Supervisor) {
                    links.push(("/desk/review", lang.say("核查回访", "Review")));
                }
                if role == Role::Unit {
                    links.push(("/desk/unit", lang.say("本单位办件", "Our cases")));
                }
                links.push(("/desk/all", lang.say("全部办件", "All cases")));
                if matches!(role, Role::Supervisor | Role::Operator | Role::Dispatcher | Role::Admin) {
                    links.push(("/desk/board", lang.say("督办看板", "Board")));
                }
            }
        }
        let nav = links
            .into_iter()
            .map(|(href, label)| Nav { href, label, current: visit.path == href || is_below(&visit.path, href) })
            .collect();
        let who = visit.who.as_ref().map(|who| WhoView {
            unit: lang.say(&who.unit_name.0, &who.unit_name.1).to_owned(),
            post: lang.say(&who.account.post, &who.account.post_en).to_owned(),
            csrf: who.session.csrf.clone(),
        });
        let city = lang.say(&visit.city.0, &visit.city.1).to_owned();
        // Without a year at hand to leave out, the date is told whole.
        let apart = visit.apart.map(|today| day(today, 0, lang));
        Chrome { lang, city, hotline: visit.hotline.clone(), path: visit.path.clone(), who, nav, apart }
    }
}

/// A page below a list belongs to it: `/desk/sources/…` is part of 来源.
fn is_below(path: &str, href: &str) -> bool {
    let lists = ["/desk/tasks", "/desk/sources"];
    lists.contains(&href) && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
}
