// `waarborg openapi`: the routes of an installation that is made for this and thrown away.
#include "platform/web/openapi.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "app/commands.h"
#include "app/features.h"
#include "app/installation.h"

namespace waarborg::app {

int print_openapi() {
  // Never the database of a force, whatever the environment says.
  unsetenv("WAARBORG_DATABASE");
  std::error_code error;
  std::string folder = (std::filesystem::temp_directory_path(error) / "waarborg-openapi-XXXXXX").string();
  if (error || mkdtemp(folder.data()) == nullptr) {
    fmt::print(stderr, "waarborg openapi: no temporary folder\n");
    return 1;
  }
  int status = 1;
  {
    const SystemClock clock;
    auto opened = Installation::open(folder, Keys::make, Schema::migrate, clock);
    if (opened.ok()) {
      fmt::print("{}", web::openapi_document(feature_routes((*opened)->house())));
      status = 0;
    } else {
      fmt::print(stderr, "waarborg openapi: refused\n{}", describe(opened.errors()));
    }
  }
  std::filesystem::remove_all(folder, error);
  return status;
}

}  // namespace waarborg::app
