#pragma once
#include <QComboBox>
#include <QDialog>

#include "layers/io/import.h"

namespace hetu::desktop {

/// Asks what a file holds and in which coordinates, with the likely answer filled in.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(const QString& path, QWidget* parent = nullptr);
    [[nodiscard]] ImportOptions options() const;

private:
    QComboBox* m_kind;
    QComboBox* m_crs;
};

}  // namespace hetu::desktop
