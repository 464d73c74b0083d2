#include "platform/http/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <cstdio>
#include <optional>

#include "platform/http/exchange.h"
#include "platform/http/request_head.h"

namespace waarborg::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::size_t kPieceBytes = 64U << 10U;
constexpr unsigned kHeadBytesMax = 16U << 10U;
/// After an early answer the rest of the body is read and thrown away for so long, or the client's kernel would
/// drop the answer with the connection.
constexpr auto kLingerMax = std::chrono::seconds(30);

class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Core& core, asio::ip::tcp::socket socket) : core_(core), stream_(std::move(socket)) {}

  void read_head() {
    if (core_.stopping) return close();
    parser_.emplace();
    parser_->header_limit(kHeadBytesMax);
    parser_->body_limit(boost::none);
    stream_.expires_after(std::chrono::seconds(core_.options.header_seconds));
    beast::http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_head(error); });
  }

 private:
  void on_head(error_code error) {
    const int status = status_of(error);
    if (error && status == 0) return close();
    exchange_ = std::make_unique<Exchange>(core_);
    if (error) return refuse(status);
    if (const int refused = fill_from_head(*exchange_, raw_head()); refused != 0) return refuse(refused);
    exchange_->plan = core_.planner(exchange_->request.method, exchange_->request.path);
    exchange_->planned = true;
    if (exchange_->plan.anonymous) {
      forget_sender(exchange_->request);
    } else {
      error_code ignored;
      exchange_->request.remote_address = stream_.socket().remote_endpoint(ignored).address().to_string();
    }
    begin_body();
  }

  [[nodiscard]] RawHead raw_head() const {
    const auto view = [](auto text) { return std::string_view(text.data(), text.size()); };
    const auto& head = parser_->get();
    RawHead raw{view(head.method_string()), view(head.target()), head.version() < 11, head.keep_alive(), {}};
    for (const auto& field : head) raw.headers.emplace_back(view(field.name_string()), view(field.value()));
    return raw;
  }

  void begin_body() {
    if (parser_->is_done()) return run([](Exchange&) { return std::optional<int>{}; });
    const BodyKind kind = exchange_->plan.body;
    const std::string& type = exchange_->request.header("content-type");
    if (const auto size = parser_->content_length(); size && *size > body_bytes_max(kind, core_.options))
      return refuse(413);
    if (!accepts(kind, type)) return refuse(415);
    exchange_->body = make_body(kind, type, core_.options);
    piece_.resize(kPieceBytes);
    if (ascii_equal(exchange_->request.header("expect"), "100-continue")) return invite_body();
    read_piece();
  }

  void invite_body() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    stream_.expires_after(idle());
    asio::async_write(stream_, asio::buffer(kContinue), [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->close();
      self->read_piece();
    });
  }

  void read_piece() {
    parser_->get().body().data = piece_.data();
    parser_->get().body().size = piece_.size();
    stream_.expires_after(idle());
    beast::http::async_read(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code error, std::size_t) { self->on_piece(error); });
  }

  void on_piece(error_code error) {
    if (error == beast::http::error::need_buffer) error = {};
    if (error) return status_of(error) == 0 ? close() : refuse(status_of(error));
    const std::size_t size = piece_.size() - parser_->get().body().size;
    exchange_->body_bytes += size;
    if (exchange_->body_bytes > body_bytes_max(exchange_->plan.body, core_.options)) return refuse(413);
    asio::post(core_.workers, [self = shared_from_this(), size] {
      const auto refused = self->exchange_->body->take(std::string_view(self->piece_).substr(0, size));
      asio::post(self->core_.io, [self, refused] { self->piece_taken(refused); });
    });
  }

  void piece_taken(std::optional<int> refused) {
    if (refused) return refuse(*refused);
    if (!parser_->is_done()) return read_piece();
    piece_ = {};
    run([](Exchange& exchange) { return exchange.body->finish(exchange.request); });
  }

  /// Completes the request and calls the handler, on a worker.
  void run(std::optional<int> (*complete)(Exchange&)) {
    stream_.expires_never();
    asio::post(core_.workers, [self = shared_from_this(), complete] {
      Exchange& exchange = *self->exchange_;
      const auto refused = complete(exchange);
      exchange.response = refused ? self->core_.refusal(*refused, exchange.request.path) : self->handled();
      exchange.body.reset();
      asio::post(self->core_.io, [self] { self->answer(); });
    });
  }

  /// The handler's answer. One that lets an exception out has a bug; the others go on being served.
  Response handled() {
    try {
      return core_.handler(exchange_->request);
    } catch (const std::exception&) {
      return core_.refusal(500, exchange_->request.path);
    }
  }

  /// Answers without having read the whole request: the connection cannot be used for another one.
  void refuse(int status) {
    exchange_->keep_alive = false;
    asio::post(core_.workers, [self = shared_from_this(), status] {
      Exchange& exchange = *self->exchange_;
      exchange.response = self->core_.refusal(status, exchange.request.path);
      exchange.body.reset();
      asio::post(self->core_.io, [self] { self->answer(); });
    });
  }

  void answer() {
    Exchange& exchange = *exchange_;
    if (core_.stopping) exchange.keep_alive = false;
    HeadOptions options{.size = exchange.response.stream_size.value_or(exchange.response.body.size()),
                        .old_version = exchange.old_version};
    if (exchange.response.stream && !exchange.response.stream_size)
      options.framing = exchange.old_version ? Framing::until_close : Framing::chunked;
    if (options.framing == Framing::until_close) exchange.keep_alive = false;
    options.keep_alive = exchange.keep_alive;
    framing_ = options.framing;
    out_ = response_head(exchange.response, options);
    sent_ = 0;
    const bool bodyless = exchange.head_only || exchange.response.status == 204 || exchange.response.status == 304;
    if (bodyless) exchange.response.stream = nullptr;
    if (bodyless) exchange.response.body.clear();
    if (!exchange.response.stream) fill_from_body();
    write();
  }

  /// Adds the next piece of the body to what goes out; nothing at its end.
  void fill_from_body() {
    const std::string& body = exchange_->response.body;
    const std::size_t size = std::min(kPieceBytes, body.size() - sent_);
    out_.append(body, sent_, size);
    sent_ += size;
  }

  void write() {
    stream_.expires_after(idle());
    asio::async_write(stream_, asio::buffer(out_), [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->close();
      self->out_.clear();
      self->written();
    });
  }

  void written() {
    if (exchange_->response.stream) return pull();
    fill_from_body();
    if (out_.empty()) return finish();
    write();
  }

  /// Asks the handler's stream for its next piece, on a worker.
  void pull() {
    stream_.expires_never();
    asio::post(core_.workers, [self = shared_from_this()] {
      auto piece = self->streamed();
      asio::post(self->core_.io, [self, piece = std::move(piece)] { self->pulled(piece); });
    });
  }

  Result<Bytes> streamed() {
    try {
      return exchange_->response.stream();
    } catch (const std::exception&) {
      return Error{ErrorKind::unavailable, "error.unavailable"};
    }
  }

  void pulled(const Result<Bytes>& piece) {
    if (!piece) return close();  // The missing end tells the client that this is not all.
    const bool last = piece->empty();
    out_ = framing_ == Framing::chunked ? chunk_of(as_text_view(*piece)) : as_text(*piece);
    if (last) exchange_->response.stream = nullptr;
    if (last) exchange_->response.body.clear();
    sent_ = 0;
    if (out_.empty()) return finish();
    write();
  }

  void finish() {
    log();
    const bool again = exchange_->keep_alive;
    exchange_.reset();
    if (again) return read_head();
    error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    piece_.resize(kPieceBytes);
    stream_.expires_after(kLingerMax);
    linger();
  }

  void linger() {
    stream_.async_read_some(asio::buffer(piece_), [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->close();
      self->linger();
    });
  }

  void log() const {
    if (!exchange_->planned || exchange_->plan.anonymous) return;
    const auto spent = std::chrono::steady_clock::now() - exchange_->started;
    const std::string line = access_line(exchange_->raw_method, exchange_->request.target, exchange_->response.status,
                                         std::chrono::duration_cast<std::chrono::microseconds>(spent).count());
    std::fwrite(line.data(), 1, line.size(), stderr);
  }

  void close() {
    exchange_.reset();
    stream_.close();
  }

  /// The status to tell the sender; 0 when there is nobody left to tell.
  static int status_of(error_code error) {
    if (error == beast::http::error::end_of_stream || error == beast::http::error::partial_message) return 0;
    if (error == beast::http::error::header_limit || error == beast::http::error::buffer_overflow) return 431;
    return error.category() == beast::http::make_error_code(beast::http::error::bad_method).category() ? 400 : 0;
  }
  [[nodiscard]] std::chrono::seconds idle() const { return std::chrono::seconds(core_.options.idle_seconds); }

  Core& core_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{256U << 10U};
  std::optional<beast::http::request_parser<beast::http::buffer_body>> parser_;
  std::string piece_;
  std::unique_ptr<Exchange> exchange_;
  std::string out_;
  std::size_t sent_ = 0;
  Framing framing_ = Framing::sized;
};

}  // namespace

void serve_connection(Core& core, Protocol protocol, int socket_handle) {
  asio::ip::tcp::socket socket(core.io, protocol == Protocol::ipv6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(),
                               socket_handle);
  std::make_shared<Connection>(core, std::move(socket))->read_head();
}

}  // namespace waarborg::http
