"""Decision pack: the pages that defend a decision, as PDF, workbook and HTML, all made of one value."""
