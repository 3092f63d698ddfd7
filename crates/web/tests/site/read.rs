//! `/read`: a report is put in and read at once, with a sentence for whatever is no report.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

const REPORT: &str = "青屿市政府工作报告\n——2026年1月14日在青屿市第九届人民代表大会第五次会议上\n市长 林见山\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2025年工作回顾\n过去一年，全市地区生产总值1286.4亿元，增长6.2%；改造老旧小区86个。\n二、2026年工作安排\n地区生产总值增长6%左右，城镇新增就业2.8万人以上。\n各位代表，让我们一起努力！\n";

async fn send(city: &City, cookie: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        body.extend_from_slice(b"--edge\r\n");
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        body.extend_from_slice(format!("Content-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    let request = Request::post("/read")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(Body::from(body));
    city.send(request.unwrap()).await
}

#[tokio::test]
async fn a_file_or_pasted_text_is_read_for_anybody() {
    let city = city();
    let (op, _) = city.login("op").await;
    let file: &[(&str, Option<&str>, &[u8])] =
        &[("file", Some("C:\\报告\\2026.txt"), REPORT.as_bytes()), ("text", None, b"")];
    let pasted: &[(&str, Option<&str>, &[u8])] = &[("file", Some(""), b""), ("text", None, REPORT.as_bytes())];
    for (cookie, parts, source) in [("", file, "2026.txt"), (op.as_str(), file, "2026.txt"), ("", pasted, "-（")] {
        let answer = send(&city, cookie, parts).await;
        assert_eq!(answer.status, StatusCode::OK);
        for held in [source, "1286.4亿元，增长6.2%", "工作回顾", "class=\"rd-mark target\"", "数据表"] {
            assert!(answer.text.contains(held), "{held}");
        }
        assert!(!answer.text.contains("<style") && !answer.text.contains(" style="), "the CSP holds here too");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert!(city.app.reader.places().unwrap().is_empty(), "nothing was stored");
}

#[tokio::test]
async fn whatever_is_no_report_gets_a_sentence() {
    let city = city();
    let nothing = send(&city, "", &[("file", Some(""), b""), ("text", None, b"  ")]).await;
    assert!(nothing.status == StatusCode::OK && nothing.text.contains("R0093"), "{}", nothing.text);
    for junk in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xFF; 300], &[0u8; 4_000]] {
        let answer = send(&city, "", &[("file", Some("a.bin"), junk)]).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let huge = vec![b'a'; 21 * 1024 * 1024];
    let answer = send(&city, "", &[("file", Some("a.txt"), &huge)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("20 MB"));
    let odd = Request::post("/read").header("sec-fetch-site", "same-origin").body(Body::from("x")).unwrap();
    assert_eq!(city.send(odd).await.status, StatusCode::BAD_REQUEST);
    let evil = format!("{REPORT}<script>alert(1)</script>增长5%<img src=x onerror=alert(1)>\n");
    let answer = send(&city, "", &[("file", Some("<b>.txt"), evil.as_bytes())]).await;
    assert!(
        !answer.text.contains("<script>alert")
            && !answer.text.contains("<img src=x")
            && !answer.text.contains("<b>.txt")
    );
}
