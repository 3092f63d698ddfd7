//! What holds for any input: no panic, spans in range and in order, characters that are still there in the
//! bytes, and time that grows as the input does.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use yinuo_text::{Document, read};

/// A text as portals have it: prose, signs, white space, glosses, markup, spam.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[一-龥]{1,8}",
        "[0-9]{1,4}",
        Just("，".to_owned()),
        Just("。\n".to_owned()),
        Just("　　".to_owned()),
        Just("(qiáo)".to_owned()),
        Just("６．５％".to_owned()),
        Just("<p>".to_owned()),
        Just("</div>".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("竞彩投注app,".to_owned()),
        Just("來源：青嶼日報\n".to_owned()),
        Just("• 【青屿】新港开港\n".to_owned()),
        Just("2024-05-01\n".to_owned()),
        ".{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(document: &Document, bytes: &[u8]) {
    let text = document.text.as_str();
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let span = document.text.source(at..at + c.len_utf8());
        assert!(span.start <= span.end && span.end <= bytes.len(), "{c:?} at {at}: {span:?}");
        assert!(span.start >= last, "{c:?} at {at} stands before what comes before it: {span:?}");
        last = span.start;
    }
    assert!(!text.starts_with('\n') && !text.ends_with('\n') && !text.contains("\n\n"), "{text:?}");
    for span in document.noise.iter().map(|n| &n.span).chain(document.findings.iter().map(|f| &f.span)) {
        assert!(span.start <= span.end && span.end <= bytes.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        if let Ok(reading) = read(&bytes) {
            for document in &reading.documents {
                holds(document, &bytes);
            }
        }
    }

    #[test]
    fn any_page_in_any_encoding(page in page(), which in 0..3_usize) {
        let encoding = [encoding_rs::UTF_8, encoding_rs::GB18030, encoding_rs::BIG5][which];
        let bytes = encoding.encode(&page).0.into_owned();
        if let Ok(reading) = read(&bytes) {
            for document in &reading.documents {
                holds(document, &bytes);
            }
        }
    }

    /// Chinese characters that are not folded stand in the bytes as they are.
    #[test]
    fn characters_are_found_in_their_bytes(words in "[的一是在不了有和人这中大为上个国我以要他时来用们]{4,40}", gbk in any::<bool>()) {
        let encoding = if gbk { encoding_rs::GB18030 } else { encoding_rs::UTF_8 };
        let page = format!("各位代表：\n　　现在，我代表市人民政府报告工作。\n　　{words}，新建桥梁１２座。");
        let bytes = encoding.encode(&page).0.into_owned();
        let reading = read(&bytes).unwrap();
        let text = &reading.documents[0].text;
        for (at, c) in text.as_str().char_indices().filter(|(_, c)| !c.is_ascii()) {
            let span = text.source(at..at + c.len_utf8());
            let (back, _, _) = encoding.decode(&bytes[span.start..span.end]);
            prop_assert_eq!(back.as_ref(), c.to_string());
        }
    }
}

#[test]
fn the_nastiest_megabytes_take_linear_time() {
    let seeds = [
        "(",
        "（",
        " ",
        "　",
        "(jìn)",
        "?qū)I",
        "<div>",
        "<a ",
        "<a x=\"",
        "<!--",
        "</p>",
        "&amp",
        "&#x",
        "【",
        "\n",
        "• 【青】新港开港\n",
        "2024-01-01\n",
        "竞彩",
        "竞彩app,",
        "獬鞘泄芫",
        "ㄒ唬┒啻",
        "\u{fffd}",
        "各位代表：现在，我代表市人民政府报告工作，请予审议。",
        "!懂(dāng)國",
        "國 國 ",
        "一、",
        "=",
        "$",
        "http://a.b/",
    ];
    for seed in seeds {
        let marked = seed.starts_with(['<', '&']);
        for head in ["", "<html><body>"].into_iter().filter(|head| marked != head.is_empty()) {
            let time = |size: usize| {
                let page = format!("{head}{}", seed.repeat(size / seed.len()));
                let began = Instant::now();
                let _ = read(page.as_bytes());
                began.elapsed()
            };
            let small = time(1 << 17).max(Duration::from_millis(20));
            let large = time(1 << 20);
            assert!(
                large < small * 40 + Duration::from_secs(1),
                "{head}{seed:?}: {small:?} for 128 KB, {large:?} for 1 MB"
            );
            assert!(large < Duration::from_secs(20), "{head}{seed:?}: {large:?}");
        }
    }
}
