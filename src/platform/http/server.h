// The HTTP server: Boost.Beast on one I/O thread, handlers on a worker pool, bodies read with limits and
// time-outs before a handler runs. Slow connections cost no thread (300 slow-drip ones are served past and
// dropped after `header_seconds`/`idle_seconds`).
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "platform/http/message.h"

namespace waarborg::http {

enum class BodyKind {
  none,
  form,    ///< application/x-www-form-urlencoded or multipart without files, 1 MiB at most
  upload,  ///< multipart with files, streamed and sealed as they come
  json,    ///< kept raw, 1 MiB at most
  batch,   ///< kept raw, 64 MiB at most
};

/// What the server must know of a request before its body: which body to accept, and whether it may note the
/// address. Answered by the router from method and path.
struct Plan {
  BodyKind body = BodyKind::none;
  bool anonymous = false;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  ///< 0: any free port
  int workers = 4;
  std::filesystem::path uploads{};                 ///< folder for sealed uploads in flight
  std::uint64_t upload_bytes_max = 500ULL << 20U;  ///< per file
  int uploads_max = 20;                            ///< files per request
  int header_seconds = 10;
  int idle_seconds = 30;
};

class Server {
 public:
  using Planner = std::function<Plan(Method, std::string_view path)>;
  using Handler = std::function<Response(Request&)>;
  /// What a client gets when its request cannot be read (400, 408, 413, 415, 431, 503): a short body in a page
  /// or problem+json, made by the caller.
  using Refusal = std::function<Response(int status, std::string_view path)>;
  static std::unique_ptr<Server> create(ServerOptions options, Planner planner, Handler handler, Refusal refusal);
  virtual ~Server() = default;
  /// Throws std::runtime_error when the port is taken.
  virtual void start() = 0;
  [[nodiscard]] virtual int port() const = 0;
  /// Stops accepting, lets requests in hand finish (5 s), joins.
  virtual void stop() = 0;
};

}  // namespace waarborg::http
