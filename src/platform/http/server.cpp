#include "platform/http/server.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
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
    if (entry.is_regular_file(ignored) && entry.last_write_time(ignored) < limit) std::filesystem::remove(entry.path(), ignored);
}

class BeastServer final : public Server {
 public:
  BeastServer(ServerOptions options, Planner planner, Handler handler, Refusal refusal)
      : core_(std::move(options), std::move(planner), std::move(handler), std::move(refusal)),
        acceptor_(core_.io),
        pause_(core_.io) {}
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
    io_thread_ = std::thread([this] { core_.io.run(); });
  }

  [[nodiscard]] int port() const override { return port_; }

  void stop() override {
    if (core_.stopping.exchange(true)) return;
    if (!io_thread_.joinable()) return;
    boost::asio::post(core_.io, [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      pause_.cancel();
    });
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (core_.in_hand > 0 && std::chrono::steady_clock::now() < limit)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    core_.workers.join();
    core_.io.stop();
    io_thread_.join();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, tcp::socket socket) {
      if (core_.stopping) return;
      if (!error) {
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        serve_connection(core_, std::move(socket));
        return accept();
      }
      // Out of descriptors: a short rest instead of a busy loop.
      pause_.expires_after(std::chrono::milliseconds(50));
      pause_.async_wait([this](boost::system::error_code stopped) {
        if (!stopped) accept();
      });
    });
  }

  Core core_;
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
