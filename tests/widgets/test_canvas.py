"""The canvas: mouse, keys, pictures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lab.data import render_strokes
from widgets.canvas import Canvas, Strokes
from widgets.plots.images import grey_image


class Truth:
    """Keeps what the canvas asks for and shows it, as the tab does."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.strokes: Strokes = ()
        canvas.strokes_asked.connect(self.take)

    def take(self, strokes: Strokes) -> None:
        self.strokes = strokes
        self.canvas.show_drawing(strokes, grey_image(render_strokes(strokes)))


@pytest.fixture
def truth(qtbot: QtBot) -> Iterator[Truth]:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    with qtbot.waitExposed(canvas):
        canvas.show()
    yield Truth(canvas)
    canvas.close()


def stroke(canvas: Canvas, *places: tuple[int, int]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, QPoint(*place))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


def test_a_drag_is_a_stroke_in_parts_of_the_square(truth: Truth) -> None:
    stroke(truth.canvas, (150, 20), (150, 100), (150, 180))
    ((first, middle, last),) = truth.strokes
    assert first == pytest.approx((0.5, 0.1))
    assert middle == pytest.approx((0.5, 0.5))
    assert last == pytest.approx((0.5, 0.9))


def test_strokes_add_up_and_a_hand_at_rest_adds_nothing(truth: Truth) -> None:
    stroke(truth.canvas, (100, 50), (100, 50), (100, 51))
    stroke(truth.canvas, (200, 50), (200, 150))
    assert [len(s) for s in truth.strokes] == [2, 2]


def test_the_other_button_and_a_mere_move_draw_nothing(truth: Truth) -> None:
    QTest.mouseClick(truth.canvas, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    QTest.mouseMove(truth.canvas, QPoint(150, 150))
    assert truth.strokes == ()


def test_a_stroke_may_leave_the_square_but_not_for_ever(truth: Truth) -> None:
    stroke(truth.canvas, (150, 100), (5000, -9000))
    assert truth.strokes[0][-1] == (2.0, -1.0)


def test_drawing_by_keys(truth: Truth) -> None:
    canvas = truth.canvas
    canvas.setFocus()
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    ((start, one, six),) = truth.strokes
    assert one[1] - start[1] == pytest.approx(0.02)
    assert six[1] - one[1] == pytest.approx(0.1)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert len(truth.strokes) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(truth.strokes) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert truth.strokes == ()


def test_losing_the_focus_lifts_the_pen(truth: Truth) -> None:
    canvas = truth.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    canvas.clearFocus()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert [len(s) for s in truth.strokes] == [1]


def pixels(canvas: Canvas) -> np.ndarray:
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size = image.width(), image.height()
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], image.bytesPerLine())
    return flat[:, : size[0]].copy()


def test_what_is_drawn_is_seen_where_it_was_drawn(truth: Truth) -> None:
    stroke(truth.canvas, (150, 20), (150, 180))
    seen = pixels(truth.canvas)
    assert seen[100, 150] > 200
    assert seen[100, 90] == 0


def test_a_pasted_picture_keeps_its_shape(truth: Truth) -> None:
    wide = np.full((50, 200), 255, np.uint8)
    truth.canvas.show_drawing((), grey_image(wide), True)
    seen = pixels(truth.canvas)
    assert seen[100, 150] > 200
    assert seen[100, 60] > 200
    assert seen[30, 150] == 0


def mime_with_file() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/somewhere/three.png")])
    return mime


def test_pictures_are_welcome_and_words_are_not(qtbot: QtBot, truth: Truth) -> None:
    def enters(mime: QMimeData) -> bool:
        event = QDragEnterEvent(
            QPoint(50, 50),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        truth.canvas.dragEnterEvent(event)
        return event.isAccepted()

    words = QMimeData()
    words.setText("hello")
    assert enters(mime_with_file())
    assert not enters(words)
    mime = mime_with_file()
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    with qtbot.waitSignal(truth.canvas.dropped) as told:
        truth.canvas.dropEvent(event)
    assert told.args[0].urls() == mime.urls()


def test_the_pen_is_lifted_when_its_stroke_is_taken_back(truth: Truth) -> None:
    canvas = truth.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    before = truth.strokes
    assert len(before) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert truth.strokes == before[:1]
