// A multipart body: fields kept, files sealed on their way to the disk or dropped.
#pragma once

#include <memory>
#include <string_view>

#include "platform/http/body.h"

namespace waarborg::http {

enum class Files { kept, dropped };

/// Each kept file is written to options.uploads under a random name and a key of its own.
std::unique_ptr<Body> make_multipart_body(Files files, std::string_view boundary, const ServerOptions& options);

}  // namespace waarborg::http
