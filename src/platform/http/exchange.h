// One request on its way through a connection, and what becomes of it.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "platform/http/body.h"
#include "platform/http/connection.h"
#include "platform/http/wire.h"

namespace waarborg::http {

struct Exchange {
  explicit Exchange(Core& shared) : core(shared) { ++core.in_hand; }
  ~Exchange() {
    remove_left_uploads(request.uploads);
    --core.in_hand;
  }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  Core& core;
  Request request;
  Plan plan;
  std::unique_ptr<Body> body;
  std::uint64_t body_bytes = 0;
  Response response;
  std::string raw_method;
  bool planned = false;  ///< the head could be read, so `plan` holds
  bool head_only = false;
  bool keep_alive = false;
  bool old_version = false;
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

}  // namespace waarborg::http
