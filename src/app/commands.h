// What each command of `waarborg` does; main.cpp reads the command line. Every function answers the exit status:
// 0 done, 1 refused or failed (with the reason on standard error), 2 a wrong command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace waarborg::app {

struct ServeOptions {
  std::filesystem::path data;
  int port = -1;  ///< over the configured one; 0: any free port
};
int serve(const ServeOptions& options);

int migrate(const std::filesystem::path& data);
int backup(const std::filesystem::path& data, const std::filesystem::path& target);
int restore(const std::filesystem::path& data, const std::filesystem::path& source);
int audit_verify(const std::filesystem::path& data);
int doctor(const std::filesystem::path& data);
/// Prints every route: name, method, pattern, audience, roles (for the authorisation matrix).
int list_routes(const std::filesystem::path& data);

}  // namespace waarborg::app
