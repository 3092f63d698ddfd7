//! Every page, in both languages: one heading, labels, no inline script or style, true headers.

use crate::city::city;

#[tokio::test]
async fn pages_are_sound_in_both_languages() {
    let city = city();
    let (number, code) = city.case("k").await;
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let citizen = format!("case{bare}={code}");
    let mut visits: Vec<(String, String)> = Vec::new();
    for path in [
        "/",
        "/report",
        "/follow",
        "/ideas",
        "/items",
        "/vote",
        "/days",
        "/read",
        "/help/rules",
        "/help/rules/reply-first",
        "/login",
        "/health",
        "/nowhere",
    ] {
        visits.push((path.into(), String::new()));
    }
    visits.push((format!("/report/sent/{bare}"), citizen.clone()));
    visits.push((format!("/follow/{bare}"), citizen));
    let (op, _) = city.login("op").await;
    for path in ["/desk/intake", "/desk/new", "/desk/all", "/desk/board"] {
        visits.push((path.into(), op.clone()));
    }
    let (chase, _) = city.login("chase").await;
    for path in ["/desk/candidates", "/desk/votes", "/desk/votes/new"] {
        visits.push((path.into(), chase.clone()));
    }
    visits.push((format!("/desk/cases/{bare}"), op));
    visits.push(("/desk/dispatch".into(), city.login("send").await.0));
    visits.push(("/desk/unit?tab=done".into(), city.login("lamp").await.0));
    for (path, cookie) in visits {
        for lang in ["zh", "en"] {
            let answer = city.get(&path, &format!("{cookie}; lang={lang}")).await;
            let text = &answer.text;
            let said = format!("{path} in {lang}");
            assert_eq!(text.matches("<h1").count(), 1, "{said}");
            assert!(text.contains(if lang == "en" { r#"<html lang="en""# } else { r#"<html lang="zh"# }), "{said}");
            for banned in [" style=", " onclick=", "<style", "javascript:"] {
                assert!(!text.contains(banned), "{said}: {banned}");
            }
            for script in text.split("<script").skip(1) {
                assert!(script.starts_with(" src=\"/assets/"), "{said}: an inline script");
            }
            for id in ids(text, "<label for=\"") {
                assert!(text.contains(&format!("id=\"{id}\"")), "{said}: the label of {id} leads nowhere");
            }
            if lang == "en" {
                let visible = text.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
                assert!(!visible.contains("工作人员登录"), "{said}: not translated");
            }
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{said}");
            assert!(answer.header("content-security-policy").contains("script-src 'self'"), "{said}");
        }
    }
}

fn ids<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn the_described_api_is_the_real_one() {
    let city = city();
    let document = city.get("/api/openapi.json", "").await.json();
    let described: Vec<&str> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    for route in city.routes.iter().filter(|route| route.path.starts_with("/api/")) {
        let hidden = ["/api/openapi.json", "/api/health"].contains(&route.path);
        assert!(hidden || described.contains(&route.path), "{} is not described", route.path);
    }
    for path in described {
        assert!(city.routes.iter().any(|route| route.path == path), "{path} is described and not there");
    }
}
