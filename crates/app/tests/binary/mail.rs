//! Mail over TLS: a relay that can be trusted gets the letter and the password, another gets neither.

use crate::news::report;
use crate::relay::{Begin, Met, Relay, relay};
use crate::yinuo::{Server, init, run};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// A city with this relay, in which something urgent is reported; what the relay met until the end
/// of the first connection.
fn first_connection(relay: &Relay, tls: &str, trusting: bool) -> Vec<Met> {
    let dir = init("packs/hotline");
    std::fs::write(dir.path().join("ca.pem"), &relay.ca).unwrap();
    std::fs::write(dir.path().join("password"), "open sesame\n").unwrap();
    let (port, ca) = (relay.port, if trusting { "ca = \"ca.pem\"\n" } else { "" });
    let ways = format!(
        "[smtp]\nhost = \"localhost\"\nport = {port}\nfrom = \"12345@qingyu.example\"\ntls = \"{tls}\"\n{ca}\
         user = \"desk\"\npassword_file = \"password\"\n\
         [[mail]]\nname = \"centre\"\nto = \"duty@qingyu.example\"\ntopics = [\"emergency\"]\n"
    );
    std::fs::write(dir.path().join("notify.toml"), ways).unwrap();
    let server = Server::start(dir.path(), &[]);
    report(&server, "三楼窗户往外冒浓烟，有人在喊");
    let mut all = Vec::new();
    loop {
        let met = relay.met.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nobody came: {all:?}"));
        let over = matches!(met, Met::Letter(_) | Met::NoHandshake | Met::Bye);
        all.push(met);
        if over {
            return all;
        }
    }
}

/// Neither a letter nor the password has reached the relay.
fn nothing_was_told(all: &[Met]) {
    let told = all.iter().find(|met| match met {
        Met::Letter(_) => true,
        Met::Said { line, .. } => line.starts_with("AUTH") || line.starts_with("MAIL"),
        Met::NoHandshake | Met::Bye => false,
    });
    assert_eq!(told, None, "{all:?}");
}

#[test]
fn a_relay_with_a_good_certificate_gets_the_password_and_the_letter_over_tls() {
    for (begin, tls) in [(Begin::AfterStartTls, "starttls"), (Begin::At, "implicit")] {
        let relay = relay("localhost", begin);
        let all = first_connection(&relay, tls, true);
        let Some(Met::Letter(letter)) = all.last() else { panic!("{tls}: {all:?}") };
        assert!(letter.contains("To: duty@qingyu.example"), "{letter}");
        // \0desk\0open sesame, as RFC 4616 has it.
        let login = Met::Said { line: "AUTH PLAIN AGRlc2sAb3BlbiBzZXNhbWU=".into(), safe: true };
        assert!(all.contains(&login), "{tls}: {all:?}");
        for met in &all {
            if let Met::Said { line, safe: false } = met {
                assert!(line.starts_with("EHLO") || line == "STARTTLS", "in the clear: {line}");
            }
        }
    }
}

#[test]
fn a_certificate_of_another_authority_or_name_gets_nothing() {
    for (begin, tls) in [(Begin::AfterStartTls, "starttls"), (Begin::At, "implicit")] {
        nothing_was_told(&first_connection(&relay("localhost", begin), tls, false));
    }
    let other = first_connection(&relay("other.example", Begin::At), "implicit", true);
    assert_eq!(other, [Met::NoHandshake]);
}

#[test]
fn a_relay_whose_starttls_was_cut_out_gets_nothing() {
    nothing_was_told(&first_connection(&relay("localhost", Begin::Never), "starttls", true));
}

#[test]
fn a_password_without_tls_does_not_start() {
    let dir = init("packs/hotline");
    std::fs::write(dir.path().join("password"), "open sesame\n").unwrap();
    let ways = "[smtp]\nhost = \"localhost\"\nfrom = \"a@b.example\"\nuser = \"desk\"\npassword_file = \"password\"\n";
    std::fs::write(dir.path().join("notify.toml"), ways).unwrap();
    let out = run(&["serve", "--data", dir.path().to_str().unwrap(), "--listen", "127.0.0.1:0"]);
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(!out.status.success() && said.contains("starttls") && !said.contains("sesame"), "{said}");
}
