// The body of one request, taken piece by piece with its limits, and put into the request when complete.
// Runs on a worker: an upload writes its sealed file here, and the next piece is read when this one is written.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "platform/http/server.h"

namespace waarborg::http {

/// Not thread-safe. Removes its files when dropped before finish().
class Body {
 public:
  virtual ~Body() = default;
  /// Nothing when all is well, else the status to refuse with: 400, 413 or 503.
  virtual std::optional<int> take(std::string_view piece) = 0;
  /// Puts fields, files or raw bytes into the request. Nothing when all is well, else the status.
  virtual std::optional<int> finish(Request& request) = 0;
};

inline constexpr std::uint64_t kSmallBodyMax = 1U << 20U;
inline constexpr std::uint64_t kBatchBodyMax = 64U << 20U;

/// Bytes on the wire at most.
std::uint64_t body_bytes_max(BodyKind kind, const ServerOptions& options);
/// Whether a body of that content type can be read as that kind; else 415.
bool accepts(BodyKind kind, std::string_view content_type);
/// REQUIRES: accepts(kind, content_type).
std::unique_ptr<Body> make_body(BodyKind kind, std::string_view content_type, const ServerOptions& options);
/// Removes the files that are still where the connection put them.
void remove_left_uploads(std::vector<Upload>& uploads);

}  // namespace waarborg::http
