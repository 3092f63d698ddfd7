//! Prints the tasks that a report promises, one a line:
//! `cargo run -p yinuo-delivery --example propose packs/delivery/duties.toml FILE…`.

use serde::Deserialize;
use std::error::Error;
use yinuo_delivery::propose::{Duties, DutyLine, propose};
use yinuo_report::Entry;

#[derive(Deserialize)]
struct Pack {
    duty: Vec<DutyLine>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let pack = std::fs::read_to_string(args.next().ok_or("name the duty directory first")?)?;
    let duties = Duties::new(toml::from_str::<Pack>(&pack)?.duty).map_err(|fault| fault.en())?;
    for path in args {
        let whole = yinuo_report::whole(&path, &std::fs::read(&path)?)?;
        for (document, entry) in whole.reading.documents.iter().zip(&whole.entries) {
            let Entry::Report(report) = entry else { continue };
            for task in propose(report, document, &duties) {
                let figures: Vec<String> = task.figures.iter().map(|f| format!("{} {:?}", f.what, f.goal)).collect();
                let row = serde_json::json!({
                    "report": report.title, "title": task.title, "demand": task.demand, "heading": task.heading,
                    "sort": task.sort, "nature": task.nature, "figures": figures, "due": task.due,
                    "every": task.every, "optional": task.optional,
                    "lead": task.lead.as_ref().map(|lead| &lead.why),
                    "co": task.co.iter().map(|unit| &unit.why).collect::<Vec<_>>(),
                    "others": task.lead.iter().flat_map(|lead| &lead.alternatives).map(|unit| &unit.why).collect::<Vec<_>>(),
                });
                println!("{row}");
            }
        }
    }
    Ok(())
}
