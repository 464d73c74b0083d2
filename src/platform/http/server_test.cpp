#include "platform/http/server.h"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "platform/http/test_server.h"

using namespace waarborg;
using namespace waarborg::http;

TEST_CASE("Server_WithFragmentedRequest_Answers") {
  TestServer server;
  TestClient client(server.port());
  for (const char c : std::string_view("GET /echo?a=%C3%A9 HTTP/1.1\r\nHost: x\r\nCookie: k=v\r\n\r\n"))
    client.send({&c, 1});
  const std::string response = client.read_response();
  CHECK(response.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(response.ends_with("\r\n\r\nGET /echo a=é k=v address=127.0.0.1"));
}

TEST_CASE("Server_WithPipelinedRequests_AnswersEachInOrder") {
  TestServer server;
  TestClient client(server.port());
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += "GET /echo?a=" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(requests);
  for (int i = 0; i < 20; ++i) CHECK(client.read_response().find(" a=" + std::to_string(i) + " ") != std::string::npos);
}

TEST_CASE("Server_WithHead_SendsLengthAndNoBody") {
  TestServer server;
  TestClient client(server.port());
  client.send("HEAD /echo HTTP/1.1\r\nHost: x\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string head = client.read_response(5, false);
  CHECK(head.find("Content-Length: ") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
  const std::string second = client.read_all();
  CHECK(second.starts_with("HTTP/1.1 200"));
  CHECK(second.find("Connection: close") != std::string::npos);
}

TEST_CASE("Server_WithAnonymousRoute_KnowsNeitherAddressNorDevice") {
  TestServer server;
  const std::string response =
      server.ask("GET /report/new HTTP/1.1\r\nHost: x\r\nUser-Agent: Tor\r\nX-Forwarded-For: 10.1.1.1\r\n\r\n");
  CHECK(response.find("address= agent= forwarded=") != std::string::npos);
}

TEST_CASE("Server_WithBadRequest_RefusesAndCloses") {
  TestServer server;
  struct Case {
    std::string request;
    std::string status;
  };
  const std::vector<Case> cases{
      {"nonsense\r\n\r\n", "400"},
      {"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
      {"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
      {"GET /?a=%FF HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400"},
      {"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", "405"},
      {"POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(17000, 'a') + "\r\n\r\n", "431"},
      {"GET /" + std::string(17000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "431"},
      {"POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx", "415"},
      {"POST /json HTTP/1.1\r\nHost: x\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\nx", "415"},
      {"POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
       "5\r\n\r\na=%00",
       "400"},
  };
  for (const Case& each : cases) {
    TestClient client(server.port());
    client.send(each.request);
    const std::string response = client.read_response();
    CAPTURE(each.request.substr(0, 60));
    CHECK(response.starts_with("HTTP/1.1 " + each.status));
  }
}

TEST_CASE("Server_WithTooLargeBody_AnswersBeforeReadingIt") {
  TestServer server;
  TestClient client(server.port());
  client.send(
      "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "30000000\r\n\r\n");
  // Goes on sending as a browser does, and still gets the page.
  const std::string piece(100000, 'a');
  for (int i = 0; i < 300; ++i) REQUIRE(client.send(piece));
  const std::string response = client.read_response();
  CHECK(response.starts_with("HTTP/1.1 413"));
  CHECK(response.find("Connection: close") != std::string::npos);
}

TEST_CASE("Server_WithTooLargeChunkedBody_Answers413") {
  TestServer server;
  TestClient client(server.port());
  client.send("POST /json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(65536, 'a') + "\r\n";
  for (int i = 0; i < 20; ++i) client.send(chunk);
  CHECK(client.read_response().starts_with("HTTP/1.1 413"));
}

TEST_CASE("Server_WithExpectation_InvitesTheBody") {
  TestServer server;
  TestClient client(server.port());
  client.send(
      "POST /form HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 7\r\n\r\n");
  CHECK(client.read_response(5, false) == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("a=hallo");
  CHECK(client.read_response().ends_with("form a=hallo"));
}

TEST_CASE("Server_WithStream_SendsSizedOrChunked") {
  TestServer server;
  const std::string sized = server.ask("GET /stream?sized=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(sized.find("Content-Length: 300000\r\n") != std::string::npos);
  CHECK(sized.size() > 300000);
  const std::string chunked = server.ask("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(chunked.find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  CHECK(chunked.ends_with("\r\n0\r\n\r\n"));
  const std::string old = server.ask("GET /stream HTTP/1.0\r\n\r\n");
  CHECK(old.find("chunked") == std::string::npos);
  CHECK(old.size() > 300000);
  const std::string broken = server.ask("GET /stream?broken=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK_FALSE(broken.ends_with("\r\n0\r\n\r\n"));
}

TEST_CASE("Server_WithThrowingHandler_AnswersAndGoesOn") {
  TestServer server;
  CHECK(server.ask("GET /throw HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 500"));
  CHECK(server.ask("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("Server_With300SlowConnections_ServesOthersAndDropsThem") {
  TestServer server({.header_seconds = 1, .idle_seconds = 1});
  std::vector<TestClient> slow;
  for (int i = 0; i < 300; ++i) {
    slow.emplace_back(server.port());
    slow.back().send(i % 2 == 0 ? "GET /echo HTTP/1.1\r\nHo"
                                : "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nContent-Type: "
                                  "multipart/form-data; boundary=b\r\n\r\n--b");
  }
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i)
    CHECK(server.ask("GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
  int dropped = 0;
  for (TestClient& client : slow) {
    client.send("x");
    dropped += client.closed_within(4000) ? 1 : 0;
  }
  CHECK(dropped == 300);
}

TEST_CASE("Server_OnPortInUse_SaysSo") {
  TestServer server;
  auto second = Server::create({.port = server.port()}, nullptr, nullptr, nullptr);
  CHECK_THROWS_WITH_AS(second->start(), doctest::Contains("cannot listen"), std::runtime_error);
}
