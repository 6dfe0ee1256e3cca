"""The MNIST tab: several runs, their table, what is inside, the canvas, files in and out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lab.data import OwnDigits, load_mnist
from lab.experiments.training import RunParams, RunRecord, TrainingParams
from lab.experiments.training.params import MEASURES, X_AXES
from lab.experiments.training.recognize import drawing
from lab.message import InputError
from lab.threads import cores
from tests.lab.data.idx_files import small_set, write_set
from tests.stress.using import untrained
from tests.widgets.tabs.training_tab import opened
from widgets.plots.tiles import TileGrid
from widgets.tabs.training import TrainingTab
from widgets.training.own_store import own_file
from widgets.training.pages.confusion import Matrix
from widgets.training.runs_model import ACCURACY, NAME, STATE, TIME

QUICK = TrainingParams(
    layers=("affine 20", "relu"), train_size=600, epochs=3, batch_size=50, inspector="runs"
)
LONG = QUICK.changed(epochs=10_000)


@pytest.fixture(scope="module", autouse=True)
def _few_images(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let most runs train on a small piece of MNIST: a child has it read at once."""
    global QUICK, LONG
    folder = tmp_path_factory.mktemp("mnist")
    mnist = load_mnist()
    parts = (mnist.train_pixels[:600], mnist.train_labels[:600].astype(np.uint8))
    test = (mnist.test_pixels[:400], mnist.test_labels[:400].astype(np.uint8))
    write_set(folder, (*parts, *test))
    QUICK = QUICK.changed(data=str(folder))
    LONG = QUICK.changed(epochs=10_000)


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[TrainingTab]:
    yield from opened(qtbot)


def settle(qtbot: QtBot, tab: TrainingTab) -> None:
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)


def press(tab: QWidget, name: str) -> None:
    button = next(b for kind in (QToolButton, QPushButton) for b in tab.findChildren(kind, name))
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(tab: TrainingTab, name: str) -> None:
    """Choose from the menu of a run."""
    menu = tab.middle.inspectors.runs.findChild(QPushButton, "run_more").menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def click_tile(grid: TileGrid, index: int) -> None:
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.tile_rect(index).center())


def problem(tab: TrainingTab) -> str:
    label = tab.findChild(QLabel, "problem")
    assert label is not None
    return label.text() if label.isVisible() else ""


def words(tab: TrainingTab, kind: str) -> str:
    return tab.middle.inspectors.page(kind).words.text()


def test_a_comparison_trains_a_run_for_each_line(qtbot: QtBot, tab: TrainingTab) -> None:
    lines = ("batch_size = 10", "batch_size = 50", "batch_size = 200")
    tab.set_params(QUICK.changed(compare=lines, inspector="runs"))
    press(tab, "play")
    assert len(tab.runs.group) == 3
    waiting = [run for run in tab.runs.group if run.record.stage == "waiting"]
    assert len(waiting) == max(0, 3 - cores())
    settle(qtbot, tab)
    assert [run.record.history.steps for run in tab.runs.group] == [180, 36, 9]
    assert [run.title for run in tab.runs.group] == ["batch 10", "batch 50", "batch 200"]
    assert len(tab.runs.pids()) <= cores() + 1
    model = tab.middle.inspectors.runs.table.model
    assert model.rowCount() == 4
    assert model.index(1, NAME).data() == "batch 10"
    assert model.index(1, ACCURACY).data().endswith("%")
    assert model.index(3, STATE).data() == "done"
    colors = {style.color for style in tab.middle.curves._styles.values()}
    assert len(colors) == 3


def test_runs_are_hidden_renamed_started_again_and_deleted(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(QUICK.changed(inspector="runs"))
    press(tab, "play")
    settle(qtbot, tab)
    table = tab.middle.inspectors.runs.table.table
    model = tab.middle.inspectors.runs.table.model
    first_weights = tab.record.network.params.copy()
    assert table.currentIndex().row() == 1

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(tab.middle.curves._styles) == 1)
    assert model.index(0, NAME).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "my run")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.runs.kept[1].title == "my run")

    press(tab, "run_again")
    settle(qtbot, tab)
    assert len(tab.runs.kept) == 3
    assert np.array_equal(tab.record.network.params, first_weights)

    table.setCurrentIndex(model.index(1, NAME))
    assert tab.runs.selected is tab.runs.kept[1]
    press(tab, "run_delete")
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert "my run" not in [run.title for run in tab.runs.kept]


def test_settings_that_nobody_has_trained_are_said_to_be_so(qtbot: QtBot, tab: TrainingTab) -> None:
    line = tab.middle.untrained
    tab.apply_preset("default")
    settle(qtbot, tab)
    assert not line.isVisible()
    tab.set_params(QUICK.changed(inspector="runs", compare=("seed = 1", "seed = 2")))
    settle(qtbot, tab)
    assert line.isVisible()
    assert "press play (2 runs)" in line.text()
    press(tab, "play")
    qtbot.waitUntil(lambda: not line.isVisible())
    settle(qtbot, tab)
    assert not line.isVisible()
    tab.set_params(tab.training_params.changed(lr=0.5, compare=()))
    settle(qtbot, tab)
    assert line.text().endswith("press play.")
    assert line.isVisible()


@pytest.mark.parametrize("width", [1000, 1280])
def test_the_numbers_of_a_run_are_read_in_full(qtbot: QtBot, tab: TrainingTab, width: int) -> None:
    tab.resize(width, 700)
    tab.set_params(QUICK.changed(inspector="runs"))
    page = tab.middle.inspectors.runs.table
    table, header = page.table, page.table.horizontalHeader()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and table.isVisible())
    QApplication.processEvents()
    for column in (ACCURACY, TIME, STATE):
        assert header.sectionSize(column) >= table.sizeHintForColumn(column)
    assert header.sectionSize(NAME) >= min(table.sizeHintForColumn(NAME), 150)
    assert table.horizontalScrollBar().maximum() == 0


def test_a_run_is_duplicated_with_one_thing_changed(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(QUICK.changed(inspector="runs"))
    press(tab, "play")
    settle(qtbot, tab)
    setting = tab.findChild(QComboBox, "duplicate_setting")
    value = tab.findChild(QLineEdit, "duplicate_value")
    setting.setCurrentIndex(setting.findData("batch_size"))
    assert value.text() == "50"
    value.clear()
    QTest.keyClicks(value, "many")
    press(tab, "duplicate")
    assert "not a number" in tab.middle.inspectors.runs._error.text()
    assert len(tab.runs.kept) == 2
    value.clear()
    QTest.keyClicks(value, "100")
    QTest.keyClick(value, Qt.Key.Key_Return)
    settle(qtbot, tab)
    assert tab.record.params == QUICK.run().changed(batch_size=100)
    assert tab.training_params.batch_size == 100
    assert "batch 100" in tab.runs.kept[-1].title


def test_a_live_change_goes_on_and_any_other_starts_anew(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(LONG)
    press(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 100, timeout=20_000)
    tab.edit(lr=0.01, inspector="confusion", measure="gap")
    assert tab.record.params.lr == 0.01
    qtbot.waitUntil(lambda: tab.current_frame().lr == 0.01, timeout=5000)
    assert tab.record.history.steps > 100
    tab.edit(batch_size=10)
    assert tab.record.history.steps == 0
    qtbot.waitUntil(lambda: tab.record.history.steps > 10, timeout=20_000)
    assert tab.record.params.batch_size == 10
    assert len(tab.runs.kept) == 2
    tab.undo_stack.undo()
    assert tab.record.params.batch_size == 50


def test_another_preset_stops_what_trains_and_keeps_it(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(LONG)
    press(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 100, timeout=20_000)
    tab.apply_preset("q21")
    assert not tab.runs.playing
    kept = tab.runs.kept[1]
    assert kept.record.stage == "stopped"
    assert kept.record.history.steps > 100


def test_an_earlier_run_stays_as_long_as_the_preset_does(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(QUICK)
    press(tab, "play")
    settle(qtbot, tab)
    assert len(tab.runs.shown) == 2
    tab.apply_preset("q10")
    press(tab, "play")
    settle(qtbot, tab)
    assert [run.record.params.train_size for run in tab.runs.shown] == [1, 1]
    assert len(tab.runs.kept) == 4


def test_to_start_takes_the_same_first_weights(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(LONG)
    press(tab, "step_forward")
    qtbot.waitUntil(lambda: tab.record.history.steps == 1, timeout=20_000)
    first = tab.record.history.losses[0]
    press(tab, "step_forward")
    qtbot.waitUntil(lambda: tab.record.history.steps == 2, timeout=20_000)
    press(tab, "to_start")
    assert tab.record.history.steps == 0
    qtbot.waitUntil(lambda: tab.record.frame is not None, timeout=20_000)
    press(tab, "step_forward")
    qtbot.waitUntil(lambda: tab.record.history.steps == 1, timeout=20_000)
    assert tab.record.history.losses[0] == first


def test_every_measure_is_drawn_by_every_axis(qtbot: QtBot, tab: TrainingTab) -> None:
    for measure in MEASURES:
        tab.edit(measure=measure)
        for axis in X_AXES:
            tab.edit(x_axis=axis)
            QTest.qWait(5)
            assert tab.middle.curves.right.currentWidget().isVisible()
        assert tab.middle.curves.shown.box.currentData() == measure


def test_hovering_tells_the_numbers_on_both_plots(qtbot: QtBot, tab: TrainingTab) -> None:
    curves = tab.middle.curves
    curves.loss.hovered.emit(3750.0, 0.0)
    texts = [mark._text.toPlainText() for mark in curves._marks]
    assert "784-100-10, Adam: 0.1" in texts[0]
    assert "test 96.77 %, train 97.37 %" in texts[1]
    curves.loss.left.emit()
    assert not curves._marks[0]._text.isVisible()


def test_the_lowest_test_loss_is_marked(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.edit(measure="test_loss")
    qtbot.waitUntil(lambda: tab.middle.curves.measure._low.isVisible())
    assert "epoch 3" in tab.middle.curves.measure._low_label.toPlainText()


def test_answers_to_one_image_are_drawn(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.apply_preset("q10")
    press(tab, "play")
    settle(qtbot, tab)
    answers = tab.middle.curves.answers
    assert answers.isVisible()
    right = answers._lines[5].getData()[1]
    assert len(right) == 16
    assert right[-1] > 0.9
    assert (np.diff(tab.record.history.losses) < 0).all()


def test_a_click_switches_a_unit_off_and_on(qtbot: QtBot, tab: TrainingTab) -> None:
    press(tab, "inspect_weights")
    settle(qtbot, tab)
    grid = tab.middle.inspectors.page("weights").now
    assert grid.count == 100
    click_tile(grid, 7)
    click_tile(grid, 12)
    assert tab.training_params.off == (("relu1", 7), ("relu1", 12))
    settle(qtbot, tab)
    assert "without 2 units" in words(tab, "weights")
    click_tile(grid, 7)
    assert tab.training_params.off == (("relu1", 12),)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "all_on").isVisible())
    press(tab, "all_on")
    assert tab.training_params.off == ()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert tab.training_params.off == (("relu1", 8),)


def test_a_cell_of_the_matrix_shows_its_images(qtbot: QtBot, tab: TrainingTab) -> None:
    press(tab, "inspect_confusion")
    settle(qtbot, tab)
    page = tab.middle.inspectors.page("confusion")
    matrix = page.findChild(Matrix)
    assert "97.19 %: 281 mistakes" in words(tab, "confusion")
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(7, 2).center())
    assert tab.training_params.cell == (7, 2)
    settle(qtbot, tab)
    assert "7 answered with 2" in page._cell_words.text()
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert tab.training_params.cell == (7, 3)
    settle(qtbot, tab)
    click_tile(page.tiles, 0)
    assert tab.training_params.inspector == "one"
    assert tab.training_params.look_at == "image"
    settle(qtbot, tab)
    assert words(tab, "one").startswith("it is 7 · answer 3")


def test_images_are_browsed_by_number(qtbot: QtBot, tab: TrainingTab) -> None:
    press(tab, "inspect_images")
    settle(qtbot, tab)
    assert words(tab, "images").startswith("60 of 281")
    page = tab.middle.inspectors.page("images")
    page.gallery.box.setCurrentIndex(page.gallery.box.findData("all"))
    page.gallery.box.activated.emit(page.gallery.box.currentIndex())
    settle(qtbot, tab)
    assert words(tab, "images").startswith("60 of 10,000")
    assert page.number.isVisible()
    buttons = page.number.findChildren(QToolButton)
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert tab.training_params.image == 60
    settle(qtbot, tab)
    page.tiles.hovered.emit(3)
    assert words(tab, "images").startswith("test image 63 is")


def test_the_drawing_is_followed_through_the_network(qtbot: QtBot, tab: TrainingTab) -> None:
    press(tab, "inspect_one")
    settle(qtbot, tab)
    assert words(tab, "one").startswith("answer 3")
    tab.edit(strokes=(((0.5, 0.1), (0.5, 0.9)),))
    settle(qtbot, tab)
    assert words(tab, "one").startswith("answer 1")


def test_pages_are_filled_while_it_trains(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(LONG)
    press(tab, "play")
    found: list[str] = []
    tab.looker.found.connect(lambda look, _: found.append(look.kind))
    for kind in ("activations", "weights"):
        tab.edit(inspector=kind)
        qtbot.waitUntil(lambda kind=kind: found.count(kind) >= 3, timeout=60_000)
    tab.edit(inspector="gradients")
    pulses = len(tab.record.history.pulses)
    qtbot.waitUntil(lambda: len(tab.record.history.pulses) > pulses + 3, timeout=60_000)
    qtbot.waitUntil(lambda: "root mean square" in words(tab, "gradients"), timeout=5000)


def test_a_page_that_is_not_shown_costs_nothing(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(LONG.changed(inspector="runs"))
    asked: list[object] = []
    tab.looker.found.connect(lambda look, _: asked.append(look))
    press(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 1000, timeout=20_000)
    assert asked == []
    assert len(tab.record.history.pulses) < 2 + tab.record.history.steps / 12


def test_dropout_is_offered_where_there_is_some(qtbot: QtBot, tab: TrainingTab) -> None:
    button = tab.findChild(QToolButton, "inspect_dropout")
    assert not button.isVisible()
    tab.set_params(QUICK.changed(layers=("affine 20", "relu", "dropout 0.2")))
    press(tab, "play")
    settle(qtbot, tab)
    press(tab, "inspect_dropout")
    settle(qtbot, tab)
    assert "2,000 test images" in words(tab, "dropout")


def picture_file(tmp_path: Path) -> Path:
    pixels = np.ascontiguousarray(255 - drawing(TrainingParams()))
    path = tmp_path / "three.png"
    size = len(pixels)
    QImage(pixels.data, size, size, size, QImage.Format.Format_Grayscale8).save(str(path))
    return path


def test_a_picture_is_pasted_undone_and_drawn_over(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path
) -> None:
    settle(qtbot, tab)
    tab.edit(strokes=())
    before = tab.params
    mime = QMimeData()
    mime.setImageData(QImage(str(picture_file(tmp_path))))
    assert tab.paste(mime)
    assert tab.training_params.picture
    qtbot.waitUntil(lambda: tab.digit.answer.text() == "3")
    tab.undo_stack.undo()
    assert tab.params == before
    tab.undo_stack.redo()
    canvas = tab.digit.canvas
    qtbot.waitUntil(lambda: canvas._pasted)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    QTest.mouseMove(canvas, canvas.rect().center() + QPoint(0, 60))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    assert tab.training_params.picture == ""
    assert len(tab.training_params.strokes) == 1


def test_a_picture_file_is_dropped_and_nonsense_is_told(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture_file(tmp_path)))])
    tab.digit.canvas.dropped.emit(mime)
    assert tab.training_params.picture
    before = tab.params
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(b"\x89PNG nonsense")
    mime.setUrls([QUrl.fromLocalFile(str(damaged))])
    tab.digit.canvas.dropped.emit(mime)
    assert "not a picture" in problem(tab)
    assert tab.params == before
    empty = QMimeData()
    empty.setText("hello")
    assert not tab.paste(empty)


def test_digits_are_kept_judged_trained_with_and_removed(qtbot: QtBot, tab: TrainingTab) -> None:
    settle(qtbot, tab)
    press(tab, "keep")
    tab.digit.keep_asked.emit(8)
    assert [d.label for d in OwnDigits.load(own_file())] == [3, 8]
    press(tab, "inspect_own")
    settle(qtbot, tab)
    page = tab.middle.inspectors.own
    assert page.tiles.count == 2
    assert words(tab, "own").startswith("2 digits of your own, 1 read right")
    assert page._accuracies[0].text() == "50.0 %"
    box = tab.findChild(QCheckBox, "own")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert tab.training_params.own == str(own_file())
    click_tile(page.tiles, 1)
    press(tab, "own_remove")
    assert [d.label for d in OwnDigits.load(own_file())] == [3]


def test_a_damaged_set_of_digits_is_told_and_left_alone(qtbot: QtBot, tab: TrainingTab) -> None:
    settle(qtbot, tab)
    own_file().parent.mkdir(parents=True, exist_ok=True)
    own_file().write_bytes(b"nonsense")
    press(tab, "keep")
    assert "damaged" in problem(tab)
    assert own_file().read_bytes() == b"nonsense"


def test_steps_of_preparing_are_switched(qtbot: QtBot, tab: TrainingTab) -> None:
    settle(qtbot, tab)
    box = tab.findChild(QCheckBox, "crop")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not tab.training_params.crop
    assert not box.isChecked()


def test_a_folder_is_checked_taken_and_named(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path
) -> None:
    write_set(tmp_path, small_set(60, 40))
    (tmp_path / "classes.txt").write_text("\n".join("abcdefghij"), encoding="utf-8")
    told: list[str] = []
    tab.status.connect(told.append)
    assert tab.open_file(tmp_path)
    qtbot.waitUntil(lambda: tab.training_params.data == str(tmp_path), timeout=20_000)
    assert "60 training and 40 test images" in told[-1]
    tab.edit(batch_size=10, epochs=1)
    press(tab, "play")
    settle(qtbot, tab)
    assert tab.record.class_names == tuple("abcdefghij")
    assert tab.digit.answer.text() in "abcdefghij"


@pytest.mark.parametrize("damage", ["missing", "mislabelled"])
def test_a_wrong_folder_is_told_and_what_was_there_stays(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path, damage: str
) -> None:
    write_set(tmp_path, small_set(30, 20))
    paths = {path.name.split("-ubyte")[0]: path for path in tmp_path.iterdir()}
    labels = paths["train-labels-idx1"]
    if damage == "missing":
        labels.unlink()
    else:
        content = bytearray(labels.read_bytes())
        content[-1] = 77
        labels.write_bytes(bytes(content))
    before = tab.params
    assert tab.open_file(tmp_path)
    qtbot.waitUntil(lambda: problem(tab) != "", timeout=20_000)
    assert tab.params == before
    assert tab.record.test_accuracy


def test_a_network_is_saved_and_opened(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, tab)
    path = tmp_path / "kept.npz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(path), ""))
    choose(tab, "save_network")
    assert RunRecord.load(path).params == tab.record.params
    assert tab.open_file(path)
    assert tab.runs.selected is tab.runs.kept[1]
    assert tab.runs.kept[1].title == "kept"

    nowhere = tmp_path / "no" / "folder" / "x.npz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(nowhere), ""))
    choose(tab, "save_network")
    assert "not saved" in problem(tab)


def test_a_wrong_network_file_is_told(qtbot: QtBot, tab: TrainingTab, tmp_path: Path) -> None:
    path = tmp_path / "net.npz"
    untrained(RunParams(layers=("affine 5", "relu"))).save(path)
    whole = path.read_bytes()
    for content in (whole[:2000], whole.replace(b'"version": 1', b'"version": 9'), b"nonsense"):
        path.write_bytes(content)
        tab.show_problem(None)
        assert tab.open_file(path)
        assert problem(tab).startswith("net.npz")
        assert len(tab.runs.kept) == 1


def test_a_run_is_taken_along(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, tab)
    for name, ending, content in (
        ("save_csv", "csv", "step,loss"),
        ("save_script", "py", "Trainer("),
        ("save_torch", "py", "nn."),
    ):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, p=path, **k: (str(p), ""))
        choose(tab, name)
        assert content in path.with_suffix(f".{ending}").read_text(encoding="utf-8")


def test_a_run_is_renamed_in_a_dialog(
    qtbot: QtBot, tab: TrainingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, tab)
    monkeypatch.setattr(QInputDialog, "getText", lambda *a, **k: ("bundled", True))
    choose(tab, "rename")
    assert tab.runs.kept[0].title == "bundled"


def test_layers_are_typed_moved_added_and_refused(qtbot: QtBot, tab: TrainingTab) -> None:
    layers = tab.controls.controls["layers"]
    listed = layers.list
    assert layers._output.text().find("10 · 1,010") > 0
    layers.insert("batch_norm")
    assert tab.training_params.layers == ("affine 100", "relu", "batch_norm")
    qtbot.waitUntil(lambda: listed.count() == 3)
    listed.setCurrentRow(2)
    QTest.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tab.training_params.layers == ("affine 100", "batch_norm", "relu")
    qtbot.waitUntil(lambda: listed.item(1).text() == "batch_norm")
    listed.item(0).setText("affine 64")
    assert tab.training_params.layers[0] == "affine 64"
    qtbot.waitUntil(lambda: "50,240" in listed.item(0).toolTip())
    listed.item(0).setText("conv 4 40")
    assert "larger than the picture" in layers._error.text()
    assert tab.training_params.layers[0] == "affine 64"
    listed.setCurrentRow(1)
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert tab.training_params.layers == ("affine 64", "relu")


def test_lines_to_compare_are_typed(qtbot: QtBot, tab: TrainingTab) -> None:
    edit = tab.controls.controls["compare"].edit
    edit.setFocus()
    QTest.keyClicks(edit, "seed = 1")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "seed = 2")
    assert tab.training_params.compare == ("seed = 1", "seed = 2")
    QTest.keyClicks(edit, "x")
    assert "not a number" in tab.controls.controls["compare"]._error.text()
    assert tab.training_params.compare == ("seed = 1", "seed = 2")


def test_a_failing_start_is_told_and_the_list_stays(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path
) -> None:
    tab.set_params(QUICK.changed(data=str(tmp_path)))
    press(tab, "play")
    qtbot.waitUntil(lambda: tab.record.stage == "failed", timeout=20_000)
    assert "no IDX files" in problem(tab)
    tab.set_params(QUICK)
    press(tab, "play")
    settle(qtbot, tab)
    assert tab.record.stage == "done"


def test_the_last_run_that_is_deleted_brings_the_bundled_one_back(
    qtbot: QtBot, tab: TrainingTab
) -> None:
    tab.edit(inspector="runs")
    settle(qtbot, tab)
    press(tab, "run_delete")
    settle(qtbot, tab)
    assert [run.title for run in tab.runs.kept] == ["784-100-10, Adam"]
    assert tab.digit.answer.text() == "3"


def test_closing_ends_every_child(qtbot: QtBot, tab: TrainingTab) -> None:
    import psutil

    tab.set_params(LONG.changed(compare=("seed = 1", "seed = 2", "seed = 3")))
    press(tab, "play")
    qtbot.waitUntil(lambda: tab.runs.group[1].record.history.steps > 10, timeout=20_000)
    pids = tab.runs.pids()
    assert len(pids) == min(3, cores())
    tab.close()
    qtbot.waitUntil(lambda: not any(psutil.pid_exists(pid) for pid in pids), timeout=5000)


def test_a_refused_drag_puts_the_layers_back_where_they_are(qtbot: QtBot, tab: TrainingTab) -> None:
    layers = tab.controls.controls["layers"]
    given = ("conv 4 5", "relu", "pool 2", "affine 20", "relu")
    tab.set_params(QUICK.changed(layers=given))
    QApplication.processEvents()
    model = layers.list.model()

    def shown() -> tuple[str, ...]:
        return tuple(layers.list.item(row).text() for row in range(layers.list.count()))

    assert model.moveRow(QModelIndex(), 0, QModelIndex(), 5)
    QApplication.processEvents()
    assert layers._error.text()
    assert shown() == tab.training_params.layers == given
    assert model.moveRow(QModelIndex(), 4, QModelIndex(), 3)
    moved = (*given[:3], "relu", "affine 20")
    qtbot.waitUntil(lambda: shown() == tab.training_params.layers == moved)


def test_a_second_press_removes_no_second_digit(qtbot: QtBot, tab: TrainingTab) -> None:
    settle(qtbot, tab)
    for label in (3, 8, 5):
        tab.digit.keep_asked.emit(label)
    press(tab, "inspect_own")
    settle(qtbot, tab)
    click_tile(tab.middle.inspectors.own.tiles, 0)
    for _ in range(2):
        QTest.mouseClick(tab.findChild(QPushButton, "own_remove"), Qt.MouseButton.LeftButton)
    assert [d.label for d in OwnDigits.load(own_file())] == [8, 5]
    with pytest.raises(IndexError):
        OwnDigits.load(own_file()).without(-1)


def test_a_digit_that_cannot_be_kept_is_not_said_to_be(
    tab: TrainingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_digit: object) -> None:
        raise InputError("the disk is full")

    said: list[str] = []
    monkeypatch.setattr(tab.own, "add", full)
    tab.status.connect(said.append)
    tab.digit.keep_asked.emit(3)
    assert said == ["the disk is full"]


def test_a_bad_folder_does_not_take_the_place_of_the_one_being_read(
    qtbot: QtBot, tab: TrainingTab, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder in (good, bad):
        folder.mkdir()
    write_set(good, small_set(60, 40))
    before = tab.training_params.data
    tab.open_file(good)
    tab.open_file(bad)
    assert problem(tab)
    QTest.qWait(1500)
    assert tab.training_params.data == before
    assert problem(tab)


def test_a_refused_setting_is_told_until_something_is_changed(tab: TrainingTab) -> None:
    tab.edit(batch_size=-5)
    assert "-5" in problem(tab)
    tab.edit(batch_size=64)
    assert problem(tab) == ""
