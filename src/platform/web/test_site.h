// A site with invented viewers and a few routes of each kind; for tests.
#pragma once

#include <memory>
#include <string>

#include "platform/storage/testing.h"
#include "platform/web/drafts.h"

namespace waarborg::web {

class TestSite {
 public:
  explicit TestSite(std::string origin = "https://integriteit.example");

  /// Sends a request in which nothing but the given parts is set.
  http::Response get(const std::string& target, const std::string& session = {});
  http::Response post(const std::string& path, const http::Fields& form, const std::string& session = {});
  http::Response send(http::Request& request) { return application->handle(request); }
  static http::Request request(http::Method method, const std::string& target, const std::string& session = {});

  config::Config config;
  std::unique_ptr<storage::TemporaryDatabase> place;
  std::unique_ptr<storage::Database> database;
  FixedClock clock;
  i18n::Texts texts;
  identity::InstanceKeys keys;
  std::unique_ptr<auth::Sessions> sessions;
  std::unique_ptr<jobs::Jobs> jobs;
  std::unique_ptr<mail::Mailer> mailer;
  std::unique_ptr<Platform> platform;
  std::unique_ptr<Application> application;
  bool sessions_broken = false;
  std::optional<Draft> taken;  ///< what /notes got back at its last visit

 private:
  RouteTable routes();
  Result<identity::Viewer> viewer(const std::string& cookie) const;
};

/// The first header of that name, or empty.
std::string header_of(const http::Response& response, std::string_view name);
/// The value that the response gives a cookie, or empty.
std::string cookie_of(const http::Response& response, const std::string& name);

}  // namespace waarborg::web
