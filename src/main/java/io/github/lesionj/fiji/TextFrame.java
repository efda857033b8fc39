// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** A window of text with a button that copies all of it, for what is pasted elsewhere. */
final class TextFrame extends JFrame {

    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 100;
    private static final int ROWS = 16;

    private TextFrame(String title, String text) {
        super(title);
        JTextArea area = new JTextArea(text, ROWS, COLUMNS);
        area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, area.getFont().getSize()));
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setCaretPosition(0);
        JButton copy = new JButton("Copy");
        copy.addActionListener(click -> Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(area.getText()), null));
        JButton close = new JButton("Close");
        close.addActionListener(click -> dispose());
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
        buttons.add(copy);
        buttons.add(close);
        add(new JScrollPane(area), BorderLayout.CENTER);
        add(buttons, BorderLayout.SOUTH);
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        pack();
        setLocationByPlatform(true);
    }

    /** Opens the window; one of the same title is closed. */
    static void open(String title, String text) {
        EventQueue.invokeLater(() -> {
            Screen.windows(TextFrame.class)
                    .filter(old -> old.getTitle().equals(title))
                    .forEach(TextFrame::dispose);
            new TextFrame(title, text).setVisible(true);
        });
    }
}
