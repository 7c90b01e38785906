//! How the desktop counts a day's hours. GNOME and those that follow it have a switch for that beside the region, which
//! their settings portal knows.

use iced::futures::Stream;

use crate::record::settings::Hours;

/// What the desktop says at first, and whenever it changes.
#[cfg(target_os = "linux")]
pub(super) fn changes() -> impl Stream<Item = Option<Hours>> {
    iced::stream::channel(4, async |mut out| {
        // Without a bus, or a portal on it, the region says how hours are counted.
        if let Err(error) = portal::follow(&mut out).await {
            tracing::debug!(%error, "the desktop doesn't say how it counts hours");
        }
    })
}

/// Elsewhere the region says it.
#[cfg(not(target_os = "linux"))]
pub(super) fn changes() -> impl Stream<Item = Option<Hours>> {
    iced::futures::stream::empty()
}

#[cfg(target_os = "linux")]
mod portal {
    use iced::futures::channel::mpsc::Sender;
    use iced::futures::{SinkExt, StreamExt};
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{Connection, Proxy};

    use crate::record::settings::Hours;

    const DESKTOP: &str = "org.freedesktop.portal.Desktop";
    const PATH: &str = "/org/freedesktop/portal/desktop";
    const SETTINGS: &str = "org.freedesktop.portal.Settings";

    /// Whose setting it is, and its name.
    const OF: (&str, &str) = ("org.gnome.desktop.interface", "clock-format");

    pub(super) async fn follow(out: &mut Sender<Option<Hours>>) -> zbus::Result<()> {
        let connection = Connection::session().await?;
        let portal = Proxy::new(&connection, DESKTOP, PATH, SETTINGS).await?;
        // Before the first answer, so that no change is missed.
        let mut changes = portal.receive_signal("SettingChanged").await?;
        let first: OwnedValue = portal.call("Read", &OF).await?;
        let mut known = hours(&first);
        if known.is_some() {
            let _ = out.send(known).await;
        }
        while let Some(change) = changes.next().await {
            let body = change.body();
            let Ok((of, key, value)) = body.deserialize::<(&str, &str, Value<'_>)>() else { continue };
            let now = hours(&value);
            if (of, key) == OF && now != known {
                known = now;
                let _ = out.send(known).await;
            }
        }
        Ok(())
    }

    /// What the value says, which may lie within others.
    fn hours(value: &Value<'_>) -> Option<Hours> {
        match value {
            Value::Value(inner) => hours(inner),
            Value::Str(format) => match format.as_str() {
                "12h" => Some(Hours::Twelve),
                "24h" => Some(Hours::TwentyFour),
                _ => None,
            },
            _ => None,
        }
    }
}
