//! `cells.geojson` (RFC 7946): the grid cells as polygons, in degrees, longitude first.

use crate::mistake::Desk;
use crate::read::open;
use crate::{Files, Mistake};
use geo::{LineString, Polygon, Relate, Validation};
use serde::Deserialize;
use yinuo_casework::Cell;
use yinuo_kernel::CellId;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: CellId,
    name: String,
    en: String,
    district: String,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon { coordinates: Vec<Vec<[f64; 2]>> },
}

/// The cells, and the text they came from.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> (Vec<Cell>, String) {
    let mut desk = open(files, "cells.geojson");
    let mut cells: Vec<Cell> = Vec::new();
    if !desk.text.is_empty() {
        match serde_json::from_str::<Collection>(desk.text) {
            Ok(collection) => {
                for feature in collection.features {
                    cells.extend(cell(feature, &cells, &mut desk));
                }
            }
            Err(error) => {
                let line = error.line().saturating_sub(1);
                let offset = desk.text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
                desk.at(
                    offset + error.column().saturating_sub(1),
                    "syntax",
                    format!("GeoJSON 无法识别：{error}"),
                    error.to_string(),
                );
            }
        }
    }
    mistakes.append(&mut desk.mistakes);
    (cells, desk.text.to_owned())
}

fn cell(feature: Feature, before: &[Cell], desk: &mut Desk<'_>) -> Option<Cell> {
    let Feature { properties, geometry: Geometry::Polygon { coordinates } } = feature;
    let id = properties.id;
    // The JSON parser keeps no places; the id leads to the line.
    let offset = desk.text.find(&format!("\"{id}\"")).unwrap_or(0);
    let mut rings = coordinates.into_iter().map(|ring| LineString::from_iter(ring.into_iter().map(|[x, y]| (x, y))));
    let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    if outer.0.len() < 4 || !outer.is_closed() {
        let (zh, en) = (format!("网格 {id} 的边界没有闭合。"), format!("The border of the cell {id} is not closed."));
        desk.at(offset, "shape", zh, en);
        return None;
    }
    let shape = Polygon::new(outer, rings.collect());
    if !shape.is_valid() {
        let (zh, en) = (format!("网格 {id} 的边界自相交。"), format!("The border of the cell {id} crosses itself."));
        desk.at(offset, "shape", zh, en);
        return None;
    }
    for other in before {
        if other.id == id {
            desk.at(offset, "duplicate", format!("编号 {id} 重复。"), format!("The id {id} occurs twice."));
        }
        let matrix = other.shape.relate(&shape);
        if matrix.is_overlaps() || matrix.is_contains() || matrix.is_within() {
            let zh = format!("网格 {id} 与 {} 重叠。", other.id);
            desk.at(offset, "shape", zh, format!("The cells {id} and {} overlap.", other.id));
        }
    }
    Some(Cell { id, name: properties.name, en: properties.en, district: properties.district, shape })
}
