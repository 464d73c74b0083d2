// One client's connection: head, body, handler, answer, again.
//
// Everything of a connection runs on the one I/O thread, but for the pieces of a body, the handler and the
// pieces of a streamed answer: these run on the worker pool, one at a time per connection, and post back.
#pragma once

#include <atomic>

#include "platform/http/server.h"

namespace boost::asio {
class io_context;
class thread_pool;
}  // namespace boost::asio

namespace waarborg::http {

/// What all connections share. Outlives them.
struct Core {
  ServerOptions options;
  Server::Planner planner;
  Server::Handler handler;
  Server::Refusal refusal;
  boost::asio::io_context& io;
  boost::asio::thread_pool& workers;
  std::atomic<bool> stopping{false};
  std::atomic<int> in_hand{0};  ///< requests whose head is read and whose answer is not yet sent

  Core(ServerOptions server_options, Server::Planner plan, Server::Handler handle, Server::Refusal refuse,
       boost::asio::io_context& io_context, boost::asio::thread_pool& thread_pool)
      : options(std::move(server_options)),
        planner(std::move(plan)),
        handler(std::move(handle)),
        refusal(std::move(refuse)),
        io(io_context),
        workers(thread_pool) {}
};

enum class Protocol { ipv4, ipv6 };

/// Serves the connected socket, which it owns from now on, until it is closed.
void serve_connection(Core& core, Protocol protocol, int socket_handle);

}  // namespace waarborg::http
