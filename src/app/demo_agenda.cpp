#include "app/demo_agenda.h"

namespace waarborg::app {

namespace {

constexpr int kInOneTransaction = 200;

}  // namespace

void Agenda::add_in(int days, int minutes, Work work) {
  auto day = std::chrono::floor<std::chrono::days>(clock_.now()) + std::chrono::days{days};
  while (std::chrono::weekday(day).iso_encoding() > 5) day += std::chrono::days{1};
  add(day + std::chrono::hours{8} + std::chrono::minutes{minutes}, std::move(work));
}

Result<Done> Agenda::live_some(storage::Transaction& tx) {
  for (int done = 0; done < kInOneTransaction && !items_.empty() && items_.top().at < now_; ++done) {
    const Item item = items_.top();
    items_.pop();
    clock_.set(item.at);
    TRY(item.work(tx));
  }
  return Done{};
}

Result<Done> Agenda::live(storage::Database& database) {
  while (!items_.empty() && items_.top().at < now_)
    TRY(database.write([&](storage::Transaction& tx) { return live_some(tx); }));
  clock_.set(now_);
  return Done{};
}

}  // namespace waarborg::app
