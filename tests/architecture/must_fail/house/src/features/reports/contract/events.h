#pragma once
int report_sent();
