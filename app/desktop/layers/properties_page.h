#pragma once
#include <QGridLayout>
#include <QLabel>
#include <QWidget>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// What is known of a layer, in words: what it is, how many, where, since when and from what; its
/// columns. For the inspector.
class PropertiesPage : public QWidget {
    Q_OBJECT
public:
    PropertiesPage(const Workbench& bench, const std::string& layer, QWidget* parent = nullptr);

    /// All that it says, line by line.
    [[nodiscard]] QString said() const;
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }

private:
    void fillLayer();
    void fillBaseMap();
    QLabel* say(const QString& what, const QString& words);
    void readOrigin();
    [[nodiscard]] QString resultWords() const;

    Workbench m_bench;
    std::string m_layer;
    QGridLayout* m_facts;
    QLabel* m_origin = nullptr;
    QLabel* m_crs = nullptr;
    LatestJob m_reading{this};
};

}  // namespace hetu::desktop
