// The pages of the four rooms. Private to this feature.
#pragma once

#include "features/casework/contract/matter_page.h"

namespace waarborg::enquiries {

void add_plan_routes(web::RouteTable& table, matters::House& house);
void add_interview_routes(web::RouteTable& table, matters::House& house);
void add_evidence_routes(web::RouteTable& table, matters::House& house);
void add_paper_routes(web::RouteTable& table, matters::House& house);
void add_findings_routes(web::RouteTable& table, matters::House& house);

using PageOf = http::Response (*)(web::Context&, matters::House&);
web::Handler with(matters::House& house, PageOf page);

/// 404 stays a page of its own, as for any matter; other errors are shown on the form.
bool is_gone(const Errors& errors);
/// "/matters/ID" of this request, with what comes behind it.
std::string here(const web::Context& context, std::string_view rest);

/// A name for each account, looked up once.
class AccountNames {
 public:
  AccountNames(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t)
      : names_(tx, house, t) {}
  void add(const std::string& account) {
    if (!account.empty()) all_[account] = names_.account(account);
  }
  std::map<std::string, std::string> take() { return std::move(all_); }

 private:
  casework::Names names_;
  std::map<std::string, std::string> all_;
};

}  // namespace waarborg::enquiries
