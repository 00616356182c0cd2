//! The command: reads the line, opens what is needed, calls a use case, prints.

mod args;
mod command;
mod desk;
mod failure;
mod settings;
mod typesetter;

use args::{Args, Command};
use clap::Parser as _;
use failure::Failure;
use std::process::ExitCode;

/// Answers are made of many small texts: with the system’s allocator a sixth of the time of a submission went there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse(); // wrong use ends here with exit code 2
    let Ok(quiet) = "lopdf=off".parse() else { return ExitCode::FAILURE };
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("DILIGENCE_LOG")
                // The reader of SVG says which font it fell back to; the typesetter sets the labels, so nobody cares.
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,usvg=error"))
                // The reader of PDF would write down what stands in a contributor’s file, whatever was asked for.
                .add_directive(quiet),
        )
        .with_target(false)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::new(format!("the program cannot start: {error}")).report(),
    };
    match runtime.block_on(run(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

async fn run(args: Args) -> Result<(), Failure> {
    let settings = settings::Settings::gather(&args)?;
    match args.command {
        Command::Demo(it) => command::demo::run(&settings, &it).await,
        Command::Init(it) => command::init::run(&settings, &it).await,
        Command::Serve => command::serve::run(&settings).await,
        Command::Migrate => command::init::migrate(&settings).await,
        Command::Doctor => command::doctor::run(&settings).await,
        Command::User(it) => command::user::run(&settings, it).await,
        Command::Audit(it) => command::audit::run(&settings, it).await,
        Command::Keys(it) => command::keys::run(&settings, it).await,
        Command::Config(it) => {
            command::config::run(&settings, it);
            Ok(())
        }
        Command::Form(it) => command::form::run(&settings, it).await,
        Command::Framework(it) => command::framework::run(&settings, it).await,
        Command::Import(it) => command::import::run(&settings, it).await,
        Command::Profile(it) => command::profile::run(&settings, &it).await,
        Command::Report(it) => command::report::run(&settings, &it).await,
        Command::Score(it) => command::score::run(&it),
    }
}
