//! Every JSON that is printed or answered fits its committed schema.

use crate::yinuo::{Server, init, json, path, root, run};
use serde_json::Value;

fn fits(name: &str, value: &Value) {
    let file = root().join(format!("docs/reference/schemas/{name}.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(&file).expect(name)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, [] as [String; 0], "{name}: {value}");
    // A schema that takes anything would prove nothing.
    assert!(
        !validator.is_valid(&serde_json::json!({"no": "such thing"})) && !validator.is_valid(&Value::Null),
        "{name}"
    );
}

#[test]
fn what_the_command_line_prints() {
    let dir = init("packs/hotline");
    let data = path(dir.path());
    let logins: Value = serde_json::from_slice(&std::fs::read(dir.path().join("logins.json")).unwrap()).unwrap();
    fits("logins", &logins);
    fits("packs-check", &json(&run(&["packs", "check", "samples/qingyu", "--json"])));
    let list = dir.path().join("list.jsonl");
    std::fs::write(&list, "{\"id\": 1, \"body\": \"暖气不热，屋里很冷\"}\n{bad\n").unwrap();
    let map = dir.path().join("map.toml");
    std::fs::write(&map, "source = \"s\"\ndefault_kind = \"help\"\n[columns]\nid = \"id\"\nbody = \"body\"\n").unwrap();
    fits("import", &json(&run(&["case", "import", "--json", "--data", data, path(&list), "--map", path(&map)])));
    fits("verify", &json(&run(&["verify", "--data", data])));
    let to = dir.path().join("backup.db");
    fits("backup", &json(&run(&["backup", "--data", data, path(&to)])));
}

#[test]
fn what_the_api_answers() {
    let dir = init("packs/hotline");
    let logins: Value = serde_json::from_slice(&std::fs::read(dir.path().join("logins.json")).unwrap()).unwrap();
    let server = Server::start(dir.path(), &[]);
    let (_, receipt) = server.submit("a", "门口的路灯三天没亮了").unwrap();
    fits("receipt", &receipt);
    fits("health", &server.get("/api/health").1);
    for list in ["kinds", "categories", "units", "cells"] {
        fits("named-list", &server.get(&format!("/api/{list}")).1);
    }
    fits("deadline", &server.get("/api/deadline?start=2026-09-30T10:00:00%2B08:00&budget=5%20working%20days").1);
    fits("problem", &server.get("/api/cases").1);
    let op = logins.as_array().unwrap().iter().find(|login| login["login"] == "op1").unwrap();
    let body = serde_json::json!({"login": "op1", "password": op["password"]});
    let (_, token) = server.post("/api/session", "", &body);
    fits("token", &token);
    let bearer = format!("Bearer {}", token["token"].as_str().unwrap());
    let number = receipt["number"].as_str().unwrap();
    let (_, accepted) = server.post(&format!("/api/cases/{number}/accept"), &bearer, &serde_json::json!({}));
    fits("receipt", &accepted);
    fits("case", &server.get_as(&format!("/api/cases/{number}"), &bearer).1);
    fits("case-list", &server.get_as("/api/cases", &bearer).1);
    fits("board", &server.get_as("/api/board", &bearer).1);
    let text = serde_json::json!({"body": "暖气不热，室温不达标"});
    fits("advice", &server.post("/api/propose", &bearer, &text).1);
}
