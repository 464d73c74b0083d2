#include "platform/http/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "platform/http/connection.h"

namespace waarborg::http {
namespace {

using boost::asio::ip::tcp;

/// Files in flight of a process that was killed; a younger one may belong to a process still running.
void remove_stale_uploads(const std::filesystem::path& folder) {
  std::error_code ignored;
  const auto limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.is_regular_file(ignored) && entry.last_write_time(ignored) < limit)
      std::filesystem::remove(entry.path(), ignored);
}

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, Planner planner, Handler handler, Refusal refusal)
      : core_(std::move(options), std::move(planner), std::move(handler), std::move(refusal), io_, workers_),
        workers_(static_cast<std::size_t>(core_.options.workers)),
        acceptor_(io_),
        pause_(io_) {}
  ~BeastServer() override { stop(); }

  void start() override {
    if (!core_.options.uploads.empty()) {
      std::filesystem::create_directories(core_.options.uploads);
      remove_stale_uploads(core_.options.uploads);
    }
    try {
      const tcp::endpoint endpoint(boost::asio::ip::make_address(core_.options.address),
                                   static_cast<unsigned short>(core_.options.port));
      acceptor_.open(endpoint.protocol());
      acceptor_.set_option(boost::asio::socket_base::reuse_address(true));
      acceptor_.bind(endpoint);
      acceptor_.listen(boost::asio::socket_base::max_listen_connections);
      port_ = acceptor_.local_endpoint().port();
    } catch (const boost::system::system_error& error) {
      throw std::runtime_error("cannot listen on " + core_.options.address + " port " +
                               std::to_string(core_.options.port) + ": " + error.code().message());
    }
    accept();
    io_thread_ = std::thread([this] { io_.run(); });
  }

  [[nodiscard]] int port() const override { return port_; }

  void stop() override {
    if (core_.stopping.exchange(true)) return;
    if (!io_thread_.joinable()) return;
    boost::asio::post(io_, [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      pause_.cancel();
    });
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (core_.in_hand > 0 && std::chrono::steady_clock::now() < limit)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    workers_.join();
    io_.stop();
    io_thread_.join();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, tcp::socket socket) {
      if (core_.stopping) return;
      if (!error) {
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const bool v6 = socket.local_endpoint(ignored).protocol() == tcp::v6();
        if (const int handle = socket.release(ignored); !ignored)
          serve_connection(core_, v6 ? Protocol::ipv6 : Protocol::ipv4, handle);
        return accept();
      }
      // Out of descriptors: a short rest instead of a busy loop.
      pause_.expires_after(std::chrono::milliseconds(50));
      pause_.async_wait([this](boost::system::error_code stopped) {
        if (!stopped) accept();
      });
    });
  }

  // Order matters: work that was left in workers_ holds connections, and so do the handlers in io_; when they go,
  // a connection looks at io_ and core_.
  Core core_;
  boost::asio::io_context io_{1};
  boost::asio::thread_pool workers_;
  tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  std::thread io_thread_;
  int port_ = 0;
};

}  // namespace

std::unique_ptr<Server> Server::create(ServerOptions options, Planner planner, Handler handler, Refusal refusal) {
  return std::make_unique<BeastServer>(std::move(options), std::move(planner), std::move(handler), std::move(refusal));
}

}  // namespace waarborg::http
