#include <fmt/core.h>

#include <csignal>
#include <cstdio>

#include "app/commands.h"
#include "app/features.h"
#include "app/installation.h"
#include "matters/figure_keeping.h"
#include "platform/http/server.h"

namespace waarborg::app {

namespace {

http::ServerOptions options_of(const config::Config& config, int port) {
  http::ServerOptions options;
  options.address = config.http_address;
  options.port = port >= 0 ? port : config.http_port;
  options.workers = config.http_workers;
  options.uploads = config.uploads();
  options.upload_bytes_max = config.upload_bytes_max;
  return options;
}

/// Blocks until the process is asked to end.
void wait_for_signal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  int signal = 0;
  sigwait(&set, &signal);
}

void block_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int serve(const ServeOptions& options) {
  block_signals();
  const SystemClock clock;
  auto opened = Installation::open(options.data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) {
    fmt::print(stderr, "waarborg serve: cannot start\n{}", describe(opened.errors()));
    return 1;
  }
  Installation& installation = **opened;
  // Left over when a migration was killed before its end.
  if (const auto filled = matters::fill_figures(installation.platform().database); !filled.ok()) {
    fmt::print(stderr, "waarborg serve: cannot start\n{}", describe(filled.errors()));
    return 1;
  }
  web::Application application(installation.platform(), feature_routes(installation.house()));
  auto server = http::Server::create(
      options_of(installation.config(), options.port),
      [&](http::Method method, std::string_view path) { return application.plan(method, path); },
      [&](http::Request& request) { return application.handle(request); },
      [&](int status, std::string_view path) { return application.refusal(status, path); });
  try {
    server->start();
  } catch (const std::runtime_error& error) {
    fmt::print(stderr, "waarborg serve: {}\n", error.what());
    return 1;
  }
  installation.platform().jobs.start();
  fmt::print("Waarborg serves {} at http://{}:{}/\n", installation.config().force_name,
             installation.config().http_address, server->port());
  std::fflush(stdout);
  wait_for_signal();
  server->stop();
  installation.platform().jobs.stop();
  (void)installation.platform().database.write([&](storage::Transaction& tx) -> Result<Done> {
    audit::checkpoint(tx, clock, installation.platform().keys);
    return Done{};
  });
  return 0;
}

}  // namespace waarborg::app
