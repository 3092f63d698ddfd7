//! The first case, from a citizen's form to the rating, through pages alone, without JavaScript.

use crate::city::city;
use axum::http::StatusCode;

#[tokio::test]
async fn from_a_phone_to_the_rating_and_back() {
    let city = city();
    let form =
        [("kind", "help"), ("category", "city.lamp"), ("cell", "g1"), ("body", "海月路的灯不亮"), ("key", "form1")];
    let sent = city.form("/report", "", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let again = city.form("/report", "", &form).await;
    assert_eq!(again.header("location"), sent.header("location"), "pressed twice, registered once");
    let bare = sent.header("location").rsplit('/').next().unwrap().to_owned();
    let citizen = sent.header("set-cookie").split(';').next().unwrap().to_owned();
    let code = citizen.split('=').nth(1).unwrap().to_owned();
    let page = city.get(&format!("/report/sent/{bare}"), &citizen).await.text;
    assert!(page.contains(&code[..4]) && page.contains(&code[4..]), "the code is shown");
    assert_eq!(city.get(&format!("/report/sent/{bare}"), "").await.status, StatusCode::FORBIDDEN);

    let desk = async |login: &str, verb: &str, more: &[(&str, &str)]| {
        let (cookie, csrf) = city.login(login).await;
        let key = format!("{verb}-{}", city.app.clock.now().as_millisecond());
        let mut fields = vec![("csrf", csrf.as_str()), ("key", key.as_str())];
        fields.extend_from_slice(more);
        let answer = city.form(&format!("/desk/cases/{bare}/{verb}"), &cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}: {}", answer.text);
    };
    let follow = async || city.get(&format!("/follow/{bare}"), &citizen).await.text;
    desk("op", "accept", &[]).await;
    assert!(follow().await.contains("2026年12月1日（周二）17:30前"), "the promise, in real working days");
    desk("send", "dispatch", &[("choice", "lamps")]).await;
    desk("lamp", "sign", &[]).await;
    desk("lamp", "reply", &[("words", "已到现场，今晚更换灯头。")]).await;
    assert!(follow().await.contains("已到现场，今晚更换灯头。"));
    desk("lamp", "resolve", &[("words", "灯头已换。")]).await;

    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 25).at(9, 0, 0, 0)));
    let reopen =
        city.form(&format!("/follow/{bare}/reopen"), &citizen, &[("key", "r1"), ("words", "昨晚又不亮了")]).await;
    assert_eq!(reopen.status, StatusCode::SEE_OTHER);
    let page = follow().await;
    assert!(page.contains("已退回lamps重新办理") && page.contains("2026年12月2日（周三）17:30前"), "{page}");
    desk("lamp", "sign", &[]).await;
    desk("lamp", "reply", &[("words", "更换了整段线路，不会再灭。")]).await;
    desk("lamp", "resolve", &[]).await;
    let rated = city.form(&format!("/follow/{bare}/rate"), &citizen, &[("key", "s1"), ("score", "5")]).await;
    assert_eq!(rated.status, StatusCode::SEE_OTHER);
    assert!(follow().await.contains("感谢您的评价"));

    let (chase, _) = city.login("chase").await;
    let board = city.get("/desk/board", &chase).await.text;
    assert!(board.contains("works") && board.contains("/desk/all?unit=works&amp;reopened=1"));
    let proof = yinuo_journal::verify(city.app.reader.as_ref(), city.app.world.place).unwrap();
    assert_eq!(proof.problems, []);
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_nothing_is_lost() {
    let city = city();
    let page =
        city.form("/report", "", &[("kind", ""), ("body", "灯"), ("address", "海月路12号"), ("key", "k9")]).await;
    assert_eq!(page.status, StatusCode::OK);
    for kept in ["请选择诉求类型", "至少 5 个字", "海月路12号", r#"value="k9""#, r##"href="#body""##] {
        assert!(page.text.contains(kept), "{kept}");
    }
}
