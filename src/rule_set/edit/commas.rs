//! Lists whose lines begin with commas, and lists with none behind the last.

use super::{Layout, Splice};

impl Layout<'_> {
    /// The comma before a value, where the line of that value begins with it.
    pub(super) fn first_comma(&self, at: usize) -> Option<usize> {
        let (before, value) = (self.group.members.get(at.checked_sub(1)?)?, self.group.members.get(at)?);
        let comma = before.comma?;
        let is_beside =
            self.text(self.end(comma)..self.start(value.first())).trim_matches([' ', '\t']).is_empty();
        (self.leads(self.start(comma)) && is_beside).then_some(comma)
    }

    /// Takes out the last value, where no comma is behind it: then none is behind the one before it, either. Comments between
    /// the two stay. Elsewhere, this gives nothing.
    pub(super) fn take_out_last(&self, at: usize) -> Option<Splice> {
        let member = self.group.members.get(at).filter(|member| member.comma.is_none())?;
        let before = self.group.members.get(at.checked_sub(1)?)?;
        let comma = before.comma?;
        let (behind, start, end) =
            (self.end(before.last()), self.start(member.first()), self.end(member.last()));
        let between = [self.text(behind..self.start(comma)), self.text(self.end(comma)..start)].concat();
        let rest = self.text(end..self.source.len());
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let next = &rest[spaces..];
        let is_free = next.starts_with(['\r', '\n']) || !between.contains("//") && !next.starts_with('/');
        let text = if is_free { between.trim_end() } else { &between };
        let is_apart = text.len() < between.len() || text.ends_with([' ', '\t']);
        let spaces = if is_apart && !next.starts_with([')', ']', '}']) { spaces } else { 0 };
        Some(Splice { bytes: behind..end + spaces, text: text.to_owned() })
    }

    /// Takes out a value where lines begin with commas; elsewhere, this gives nothing.
    pub(super) fn take_out_with_first_comma(&self, at: usize) -> Option<Splice> {
        let member = self.group.members.get(at)?;
        let (start, end) = (self.start(member.first()), self.end(member.last()));
        if let Some(next) = self.group.members.get(at + 1) {
            // The next takes its place.
            let _comma = self.first_comma(at + 1)?;
            let next = self.start(next.first());
            let is_bare = self.text(end..next).chars().all(|sign| sign == ',' || sign.is_whitespace());
            return is_bare.then(|| Splice { bytes: start..next, text: String::new() });
        }
        let comma = self.first_comma(at).filter(|_| member.comma.is_none())?;
        let rest = self.text(end..self.source.len()).trim_start_matches([' ', '\t']);
        if !rest.starts_with(['\r', '\n']) {
            return Some(Splice { bytes: self.start(comma)..end, text: String::new() });
        }
        let before = self.text(0..self.line_start(self.start(comma)));
        let line = before.strip_suffix('\n')?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        Some(Splice { bytes: line.len()..end, text: String::new() })
    }
}
