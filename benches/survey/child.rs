//! What running another program costs: processor time and memory as the kernel counts them, without unsafe code.
//! Only Linux tells them here; elsewhere there is the elapsed time alone.
use crate::process;
use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone)]
pub struct Cost {
    /// From start to end.
    pub elapsed: Duration,
    /// User and system time, all threads.
    pub cpu: Option<Duration>,
    /// Most memory resident at one time, in bytes.
    pub peak: Option<u64>,
}

/// The kernel's unit of processor time; it has been a hundredth of a second on every Linux for decades.
const TICKS_PER_SECOND: f64 = 100.0;

/// The run in the middle of several, by processor time.
pub fn median(runs: usize, program: &str, arguments: &[&str]) -> io::Result<Cost> {
    let mut costs = (0..runs).map(|_| run(program, arguments)).collect::<io::Result<Vec<_>>>()?;
    costs.sort_by_key(|cost| (cost.cpu, cost.elapsed));
    Ok(costs.swap_remove(runs / 2))
}

/// Runs a program to its end, watching its memory; when it has ended but was not waited for, its times stand still.
fn run(program: &str, arguments: &[&str]) -> io::Result<Cost> {
    let start = Instant::now();
    let mut child =
        Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let (mut peak, mut cpu) = (None, None);
    while let Some((state, time)) = state_and_time(child.id()) {
        cpu = Some(time);
        if state == 'Z' {
            break;
        }
        peak = peak.max(process::peak_memory(child.id()));
        std::thread::sleep(Duration::from_millis(2));
    }
    let elapsed = start.elapsed();
    let status = child.wait()?;
    if !status.success() {
        return Err(io::Error::other(format!("{program} ended with {status}")));
    }
    // Without /proc the loop never ran, and waiting took the time.
    let elapsed = if cpu.is_none() { start.elapsed() } else { elapsed };
    Ok(Cost { elapsed, cpu, peak })
}

/// The state letter of a process, and the processor time it used.
fn state_and_time(process: u32) -> Option<(char, Duration)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything; the fields behind it are numbers.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?.chars().next()?;
    let user: u64 = fields.nth(10)?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some((state, Duration::from_secs_f64((user + system) as f64 / TICKS_PER_SECOND)))
}
