#pragma once
int keep_report();
