//! A mail relay that speaks TLS, for tests: real handshakes, the few commands a client needs.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What the relay met, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// A command, and whether it came over TLS.
    Said {
        line: String,
        safe: bool,
    },
    /// A whole letter.
    Letter(String),
    /// The client did not like the certificate.
    NoHandshake,
    Bye,
}

/// When TLS begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    At,
    AfterStartTls,
    /// It has none, as after somebody on the way has cut STARTTLS out.
    Never,
}

pub struct Relay {
    pub port: u16,
    /// The authority that signed its certificate, as PEM.
    pub ca: String,
    pub met: Receiver<Met>,
}

/// A relay whose certificate is for `name`.
pub fn relay(name: &str, begin: Begin) -> Relay {
    let ca_key = KeyPair::generate().unwrap();
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let pem = ca.self_signed(&ca_key).unwrap().pem();
    let key = KeyPair::generate().unwrap();
    let issuer = Issuer::new(ca, ca_key);
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key.into()).unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, met) = channel();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let last = serve(stream, begin, &config, &tell);
            if tell.send(last).is_err() {
                return;
            }
        }
    });
    Relay { port, ca: pem, met }
}

fn serve(stream: TcpStream, begin: Begin, config: &Arc<ServerConfig>, tell: &Sender<Met>) -> Met {
    let secure = |stream: TcpStream| {
        let mut tls = StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream);
        tls.conn.complete_io(&mut tls.sock).map(|_| tls)
    };
    if begin == Begin::At {
        return match secure(stream) {
            Ok(tls) => talk(tls, true, true, begin, tell).map_or(Met::Bye, |_| Met::Bye),
            Err(_) => Met::NoHandshake,
        };
    }
    match talk(stream, true, false, begin, tell) {
        Some(stream) => match secure(stream) {
            Ok(tls) => talk(tls, false, true, begin, tell).map_or(Met::Bye, |_| Met::Bye),
            Err(_) => Met::NoHandshake,
        },
        None => Met::Bye,
    }
}

/// Answers until the client leaves; gives the stream back when it asked for TLS.
fn talk<S: Read + Write>(stream: S, greet: bool, safe: bool, begin: Begin, tell: &Sender<Met>) -> Option<S> {
    let mut lines = BufReader::new(stream);
    let say = |lines: &mut BufReader<S>, text: &str| write!(lines.get_mut(), "{text}\r\n").ok();
    if greet {
        say(&mut lines, "220 relay")?;
    }
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        let verb = line.split(' ').next().unwrap_or("").to_ascii_uppercase();
        let _ = tell.send(Met::Said { line, safe });
        match verb.as_str() {
            "EHLO" if safe || begin == Begin::Never => say(&mut lines, "250-relay\r\n250 AUTH PLAIN")?,
            "EHLO" => say(&mut lines, "250-relay\r\n250 STARTTLS")?,
            "STARTTLS" => {
                say(&mut lines, "220 go on")?;
                return Some(lines.into_inner());
            }
            "AUTH" => say(&mut lines, "235 welcome")?,
            "DATA" => {
                say(&mut lines, "354 go on")?;
                let mut letter = String::new();
                while !letter.ends_with("\r\n.\r\n") && lines.read_line(&mut letter).ok()? > 0 {}
                let _ = tell.send(Met::Letter(letter));
                say(&mut lines, "250 taken")?;
            }
            "QUIT" => return say(&mut lines, "221 bye").and(None),
            _ => say(&mut lines, "250 ok")?,
        }
    }
}
