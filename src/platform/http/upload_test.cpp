// Uploads over a real connection: sealed as they come, in little memory, and gone when nobody takes them.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "platform/http/test_server.h"

using namespace waarborg;
using namespace waarborg::http;

namespace {

const std::string kHead = "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=XX\r\n";

std::string part(std::string_view name, std::string_view file, std::string_view content) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"; filename=\"" + std::string(file) +
         "\"\r\nContent-Type: text/plain\r\n\r\n" + std::string(content) + "\r\n";
}
std::string field(std::string_view name, std::string_view value) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" + std::string(value) +
         "\r\n";
}
std::string with_length(const std::string& body) {
  return kHead + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Peak resident memory in KiB since the last reset.
long peak_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  return 0;
}
void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

bool empty_soon(const TestServer& server) {
  for (int i = 0; i < 300; ++i) {
    if (server.files() == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

/// Sends a file of `megabytes` in pieces; the answer.
std::string send_large(const TestServer& server, std::uint64_t megabytes, char filler) {
  const std::string first = part("file", "groot.bin", "");
  const std::string begin = first.substr(0, first.size() - 2);
  const std::string end = "\r\n--XX--\r\n";
  TestClient client(server.port());
  client.send(kHead + "Content-Length: " + std::to_string(begin.size() + (megabytes << 20U) + end.size()) + "\r\n\r\n" +
              begin);
  const std::string piece(1U << 16U, filler);
  for (std::uint64_t i = 0; i < megabytes * 16; ++i) client.send(piece);
  client.send(end);
  return client.read_response(60);
}

}  // namespace

TEST_CASE("Upload_OfFilesAndFields_ArrivesSealed") {
  TestServer server;
  const std::string body = field("title", "Één\r\ntwee") + part("files", "a.txt", "hello") +
                           part("files", "../b.txt", "") + part("none", "", "") + "--XX--\r\n";
  const std::string response = server.ask(with_length(body));
  CHECK(response.find("files:a.txt:5:5:text/plain:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824;") !=
        std::string::npos);
  CHECK(response.find(";files:b.txt:0:0:text/plain:") != std::string::npos);
  CHECK(response.find("none") == std::string::npos);
  CHECK(response.ends_with("title=Één\ntwee"));
  CHECK(empty_soon(server));
}

TEST_CASE("Upload_TakenOverByTheHandler_Stays") {
  TestServer server;
  server.keep_uploads = true;
  CHECK(server.ask(with_length(part("files", "a.txt", "hello") + "--XX--\r\n")).starts_with("HTTP/1.1 200"));
  CHECK(server.files() == 1);
}

TEST_CASE("Upload_Malformed_IsRefusedAndLeavesNothing") {
  TestServer server;
  for (const std::string& body :
       {std::string("--XX\r\nbad\r\n\r\n--XX--"), part("a", "a.txt", "cut off"),
        part("a", "a.txt", "x") + field("b", "\xFF\xFE") + "--XX--", std::string("nothing at all")}) {
    CHECK(server.ask(with_length(body)).starts_with("HTTP/1.1 400"));
    CHECK(empty_soon(server));
  }
}

TEST_CASE("Upload_OverALimit_IsRefusedAndLeavesNothing") {
  TestServer server({.upload_bytes_max = 1000, .uploads_max = 2});
  CHECK(server.ask(with_length(part("a", "a.txt", std::string(1001, 'a')) + "--XX--")).starts_with("HTTP/1.1 413"));
  CHECK(server.ask(with_length(part("a", "a", "1") + part("a", "b", "2") + part("a", "c", "3") + "--XX--"))
            .starts_with("HTTP/1.1 413"));
  CHECK(server.ask(with_length(part("a", "a.txt", std::string(1000, 'a')) + "--XX--")).starts_with("HTTP/1.1 200"));
  CHECK(empty_soon(server));
}

TEST_CASE("Upload_WithClientGone_LeavesNoFile") {
  TestServer server;
  {
    TestClient client(server.port());
    client.send(kHead + "Content-Length: 1000000\r\n\r\n" + part("a", "a.txt", "first") +
                part("b", "b.txt", std::string(300000, 'b')));
    for (int i = 0; i < 300 && server.files() < 2; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(server.files() == 2);
  }
  CHECK(empty_soon(server));
}

TEST_CASE("Upload_Of200Megabytes_StaysUnder16MegabytesOfMemory") {
  TestServer server;
  CHECK(send_large(server, 1, 'w').starts_with("HTTP/1.1 200"));
  reset_peak();
  const long before = peak_kib();
  const std::string response = send_large(server, 200, 'a');
  CHECK(response.find(":209715200:209715200:") != std::string::npos);
  MESSAGE("extra memory: ", peak_kib() - before, " KiB");
#ifndef __SANITIZE_ADDRESS__
  CHECK(peak_kib() - before < 16 * 1024);
#endif
  CHECK(empty_soon(server));
}

TEST_CASE("Upload_TwoAtOnce_DoNotMix") {
  TestServer server;
  std::string first, second;
  std::thread other([&] { first = send_large(server, 20, 'a'); });
  second = send_large(server, 20, 'b');
  other.join();
  const auto digest = [](const std::string& response) { return response.substr(response.rfind("octet") + 1); };
  CHECK(first.find(":20971520:20971520:") != std::string::npos);
  CHECK(second.find(":20971520:20971520:") != std::string::npos);
  CHECK(digest(first) != digest(second));
}
