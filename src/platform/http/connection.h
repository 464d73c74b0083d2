// One client's connection: head, body, handler, answer, again. Inner header of server.cpp and connection.cpp,
// the only ones that include Boost.
//
// Everything of a connection runs on the one I/O thread, but for the pieces of a body, the handler and the
// pieces of a streamed answer: these run on the worker pool, one at a time per connection, and post back.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>

#include "platform/http/server.h"

namespace waarborg::http {

/// What all connections share. Outlives them.
struct Core {
  ServerOptions options;
  Server::Planner planner;
  Server::Handler handler;
  Server::Refusal refusal;
  boost::asio::io_context io{1};
  boost::asio::thread_pool workers;
  std::atomic<bool> stopping{false};
  std::atomic<int> in_hand{0};  ///< requests whose head is read and whose answer is not yet sent

  Core(ServerOptions server_options, Server::Planner plan, Server::Handler handle, Server::Refusal refuse)
      : options(std::move(server_options)),
        planner(std::move(plan)),
        handler(std::move(handle)),
        refusal(std::move(refuse)),
        workers(static_cast<std::size_t>(options.workers)) {}
};

/// Serves the socket until it is closed.
void serve_connection(Core& core, boost::asio::ip::tcp::socket socket);

}  // namespace waarborg::http
