//! The app has the same name everywhere on a desktop.

use std::fs;

use common_ground::desktop::APP_ID;

use super::packaging;

fn menu_entry(key: &str) -> String {
    let entry = fs::read_to_string(packaging("common-ground.desktop")).unwrap();
    let line = entry.lines().find_map(|line| line.strip_prefix(&format!("{key}=")).map(str::to_owned));
    line.unwrap_or_else(|| panic!("no {key} in\n{entry}"))
}

#[test]
fn the_windows_the_menu_and_the_icon_go_by_one_name() {
    // A Wayland window is known by the file's name, an X11 window by its class.
    for key in ["Icon", "TryExec", "StartupWMClass"] {
        assert_eq!(menu_entry(key), APP_ID, "{key}");
    }
    assert_eq!(menu_entry("Exec"), format!("{APP_ID} %f"), "it opens the file that it is given");
    // The entry in the menu, the file type and the software centres' entry use the same name.
    let opens = menu_entry("MimeType");
    let opens = opens.trim_end_matches(';');
    for file in ["common-ground.xml", "common-ground.metainfo.xml"] {
        let text = fs::read_to_string(packaging(file)).unwrap();
        assert!(text.contains(opens), "{opens} isn't in {file}");
    }
    let metainfo = fs::read_to_string(packaging("common-ground.metainfo.xml")).unwrap();
    assert!(metainfo.contains(&format!("<launchable type=\"desktop-id\">{APP_ID}.desktop</launchable>")));
    assert!(metainfo.contains(&format!("<icon type=\"stock\">{APP_ID}</icon>")));
}

#[test]
fn the_menu_and_the_software_centre_say_the_same_and_know_this_version() {
    let metainfo = fs::read_to_string(packaging("common-ground.metainfo.xml")).unwrap();
    assert!(metainfo.contains(&format!("<summary>{}</summary>", menu_entry("Comment"))));
    assert!(metainfo.contains(&format!("<name>{}</name>", menu_entry("Name"))));
    let newest = metainfo.split("<release version=\"").nth(1).and_then(|rest| rest.split('"').next());
    assert_eq!(newest, Some(env!("CARGO_PKG_VERSION")), "the newest release comes first");
}
