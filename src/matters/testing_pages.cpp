#include "base/text.h"
#include "matters/testing.h"
#include "platform/http/sealed_upload.h"
#include "platform/http/urlencoded.h"

namespace waarborg::matters {

TestPages::TestPages(TestHouse& house, const std::function<void(web::RouteTable&, House&)>& add_routes)
    : house_(house) {
  web::RouteTable table;
  add_routes(table, house.house());
  web::Application::Doorkeeper doorkeeper;
  doorkeeper.session = [this](const std::string& cookie) -> Result<identity::Viewer> { return house_.viewer(cookie); };
  doorkeeper.token = [this](const std::string& header) -> Result<auth::Sessions::TokenViewer> {
    const auto words = split(header, ' ');
    if (words.size() < 2 || words[0] != "Bearer") return forbidden("auth.token_refused");
    auth::Sessions::TokenViewer token{house_.viewer(words[1]), {words.begin() + 2, words.end()}};
    token.viewer.key.reset();
    return token;
  };
  application_ = std::make_unique<web::Application>(house.platform(), std::move(table), std::move(doorkeeper));
}

http::Response TestPages::send(http::Request& request, const std::string& sign_in_name) {
  const auto question = request.target.find('?');
  request.path = http::decode_path(request.target.substr(0, question)).value();
  if (question != std::string::npos)
    request.query = http::parse_urlencoded(request.target.substr(question + 1)).value();
  request.headers["host"] = "integriteit.example";
  request.cookies = cookies;
  if (!sign_in_name.empty()) request.cookies[std::string(web::kSessionCookie)] = sign_in_name;
  return application_->handle(request);
}

http::Response TestPages::get(const std::string& target, const std::string& sign_in_name) {
  http::Request request;
  request.target = target;
  return send(request, sign_in_name);
}

http::Response TestPages::get_api(const std::string& target, const std::string& sign_in_name,
                                  const std::string& scope) {
  http::Request request;
  request.target = target;
  if (!sign_in_name.empty()) request.headers["authorization"] = "Bearer " + sign_in_name + " " + scope;
  return send(request, "");
}

http::Response TestPages::post_api(const std::string& target, const std::string& body, const std::string& sign_in_name,
                                   const std::string& scope) {
  http::Request request;
  request.method = http::Method::post;
  request.target = target;
  request.body = body;
  if (!sign_in_name.empty()) request.headers["authorization"] = "Bearer " + sign_in_name + " " + scope;
  return send(request, "");
}

http::Response TestPages::post(const std::string& path, http::Fields form, const std::string& sign_in_name,
                               std::vector<http::Upload> uploads) {
  http::Request request;
  request.method = http::Method::post;
  request.target = path;
  request.form = std::move(form);
  if (!sign_in_name.empty()) request.form.add("csrf", house_.viewer(sign_in_name).csrf);
  request.uploads = std::move(uploads);
  return send(request, sign_in_name);
}

http::Upload TestPages::upload(const std::string& field, const std::string& file_name, const std::string& content) {
  auto upload = TestHouse::must(
      http::sealed_upload(house_.platform().config.uploads(), file_name, "application/octet-stream", content));
  upload.field = field;
  return upload;
}

std::string TestPages::body_of(http::Response& response) {
  if (!response.stream) return response.body;
  std::string body;
  while (true) {
    const Bytes piece = TestHouse::must(response.stream());
    if (piece.empty()) return body;
    body += as_text(piece);
  }
}

std::string TestPages::header_of(const http::Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers)
    if (header == name) return value;
  return {};
}

}  // namespace waarborg::matters
