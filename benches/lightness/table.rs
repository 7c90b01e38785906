//! Figures as a table that is easy to read.

/// The unit of a figure.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unit {
    /// Percent of a processor core.
    Percent,
    /// Megabytes.
    Megabytes,
    /// Milliseconds.
    Milliseconds,
    /// A count.
    Times,
}

/// A figure, measured several times.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) unit: Unit,
    /// The limit of the median; `None` if there is none.
    pub(crate) limit: Option<f64>,
    pub(crate) taken: Vec<f64>,
}

impl Line {
    /// The median.
    pub(crate) fn median(&self) -> f64 {
        let sorted = self.sorted();
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// Whether the median is within its limit, as precisely as it is printed.
    pub(crate) fn holds(&self) -> bool {
        self.limit.is_none_or(|limit| self.median() <= limit + self.unit.finest() / 2.0)
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.taken.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

impl Unit {
    fn say(self, number: f64) -> String {
        match self {
            Self::Percent => format!("{number:.2} %"),
            Self::Megabytes => format!("{number:.1} MB"),
            Self::Milliseconds => format!("{number:.1} ms"),
            Self::Times => format!("{number:.0}"),
        }
    }

    /// The smallest difference that is printed.
    fn finest(self) -> f64 {
        match self {
            Self::Percent => 0.01,
            Self::Megabytes | Self::Milliseconds => 0.1,
            Self::Times => 1.0,
        }
    }
}

/// All lines, under a heading.
pub(crate) fn table(lines: &[Line]) -> String {
    let widest = lines.iter().map(|line| line.what.chars().count()).max().unwrap_or(0);
    let row = |what: &str, median: &str, least: &str, most: &str, limit: &str| {
        format!("{what:widest$}  {median:>9}  {least:>9}  {most:>9}  {limit:>10}\n")
    };
    let mut table = row("", "median", "least", "most", "at most");
    for line in lines {
        let sorted = line.sorted();
        let say = |number: Option<&f64>| number.map(|number| line.unit.say(*number)).unwrap_or_default();
        let limit = line.limit.map(|limit| line.unit.say(limit)).unwrap_or_default();
        let mark = if line.holds() { "" } else { "  too much" };
        let text =
            row(&line.what, &line.unit.say(line.median()), &say(sorted.first()), &say(sorted.last()), &limit);
        table.push_str(text.trim_end());
        table.push_str(mark);
        table.push('\n');
    }
    table
}
