// A server with a handler that tells back what it got; for tests.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "platform/http/server.h"
#include "platform/http/test_client.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::http {

class TestServer {
 public:
  explicit TestServer(ServerOptions options = {})
      : folder_(std::filesystem::temp_directory_path() / ("http-test-" + new_id())) {
    sealing::sealing_init();
    options.port = 0;
    options.uploads = folder_;
    server_ = Server::create(
        options, [](Method, std::string_view path) { return plan(path); },
        [this](Request& request) { return handle(request); },
        [](int status, std::string_view) {
          Response response;
          response.status = status;
          response.body = "refused";
          return response;
        });
    server_->start();
  }
  ~TestServer() {
    server_->stop();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] int port() const { return server_->port(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] int files() const {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_)) ++count;
    return count;
  }
  /// Sends and reads until the connection ends (or one response of known length came).
  [[nodiscard]] std::string ask(std::string_view text) const {
    TestClient client(port());
    client.send(text);
    return text.find("Connection: close") == std::string_view::npos && text.find("/stream") == std::string_view::npos
               ? client.read_response()
               : client.read_all();
  }
  bool keep_uploads = false;

 private:
  static Plan plan(std::string_view path) {
    if (path == "/form") return {BodyKind::form, false};
    if (path == "/json") return {BodyKind::json, false};
    if (path == "/upload") return {BodyKind::upload, true};
    return {BodyKind::none, path.starts_with("/report")};
  }

  Response handle(Request& request) {
    Response response;
    if (request.path == "/throw") throw std::runtime_error("a bug");
    if (request.path == "/stream") return stream(request);
    if (request.path == "/upload") return take_uploads(request);
    if (request.path == "/form") {
      response.body = "form a=" + request.form.get("a");
    } else if (request.path.starts_with("/report")) {
      response.body = "address=" + request.remote_address + " agent=" + request.header("user-agent") +
                      " forwarded=" + request.header("x-forwarded-for");
    } else {
      response.body = std::string(name_of(request.method)) + " " + request.path + " a=" + request.query.get("a") +
                      " k=" + request.cookie("k") + " address=" + request.remote_address;
    }
    return response;
  }

  static Response stream(const Request& request) {
    Response response;
    response.content_type = "application/octet-stream";
    if (request.query.has("sized")) response.stream_size = 300000;
    const bool broken = request.query.has("broken");
    response.stream = [left = 300000, broken]() mutable -> Result<Bytes> {
      if (broken && left < 200000) return invalid("error.invalid");
      const int size = std::min(left, 50000);
      left -= size;
      return Bytes(static_cast<std::size_t>(size), 'x');
    };
    return response;
  }

  /// Opens each file again and tells its field, name, size and whether its content has that digest.
  Response take_uploads(Request& request) const {
    Response response;
    for (const Upload& upload : request.uploads) {
      auto reader = sealing::SealedFileReader::open(upload.path, upload.key);
      std::uint64_t size = 0;
      while (reader.ok()) {
        const auto piece = (*reader)->next();
        if (!piece.ok() || piece->empty()) break;
        size += piece->size();
      }
      response.body += upload.field + ":" + upload.file_name + ":" + std::to_string(upload.size) + ":" +
                       std::to_string(size) + ":" + upload.content_type + ":" + to_hex(upload.sha256) + ";";
      if (keep_uploads) std::filesystem::rename(upload.path, upload.path.string() + ".kept");
    }
    response.body += "title=" + request.form.get("title");
    return response;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Server> server_;
};

}  // namespace waarborg::http
